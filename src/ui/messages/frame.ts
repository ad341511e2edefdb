import type { Text } from '../../i18n/text';

/** The frame of the page: empty screen, top bar, library, help, failures. */
export const frameMessages = {
  'app.name': { zh: 'Clientele 客群', en: 'Clientele 客群' },
  'app.skip': { zh: '跳到笔记本', en: 'Skip to the notebook' },

  'notebook.title': { zh: '笔记本', en: 'Notebook' },

  'empty.promise': {
    zh: '拖入客户与订单文件，\n几秒读懂分群、生命周期与流失。',
    en: 'Drop your customer files. Read segments, lifecycle and churn in seconds.',
  },
  'empty.detail': {
    zh: '淘宝、有赞、Shopify、CRM、Excel 的导出都可以，一次拖多个。\n列会自动识别，每一行都有交代。',
    en: 'Exports from Shopify, Taobao, your CRM or a spreadsheet, any number at once. Columns are recognised and every row is accounted for.',
  },
  'empty.drop': { zh: '拖入文件', en: 'Drop files' },
  'empty.drop.formats': {
    zh: 'CSV、TSV、TXT、xlsx、Parquet、JSON，或装着它们的 gz、zip、文件夹',
    en: 'CSV, TSV, TXT, xlsx, Parquet or JSON; in a gz, a zip or a folder, too',
  },
  'empty.drop.hint': {
    zh: '或点击选择，也可以直接粘贴表格',
    en: 'or click to choose, or paste a table',
  },
  'empty.sample': { zh: '试试样例', en: 'Try the sample' },
  'empty.sample.hint': {
    zh: '一家虚构网店的 15 个文件',
    en: 'the 15 files of a made-up shop',
  },
  'empty.sample.real': {
    zh: '或用真实数据：Complete Journey 超市的一部分',
    en: 'or real data: a part of the Complete Journey grocery study',
  },
  'empty.private': {
    zh: '文件只在这个页面里计算：没有服务器，没有账号，什么都不会离开这台电脑。',
    en: 'Your files are computed in this page. No server, no account; nothing leaves this machine.',
  },
  'empty.pictures': { zh: '你会看到', en: 'What you will see' },
  'empty.picture.segments': { zh: 'RFM 分群与价值分层', en: 'RFM segments and value tiers' },
  'empty.picture.retention': { zh: '同期群留存与生命周期', en: 'Retention cohorts and lifecycle' },
  'empty.picture.churn': { zh: '流失判定与复购间隔', en: 'Churn and the gaps between orders' },

  'engine.starting': { zh: '引擎启动中…', en: 'Engine starting…' },
  'engine.waiting': {
    zh: '已收下 {count} 个文件，引擎就绪后马上读取。',
    en: '{count} files taken; they are read as soon as the engine is ready.',
  },
  'engine.failed': { zh: '计算引擎没有启动', en: 'The engine did not start' },
  'engine.failed.what': {
    zh: '浏览器可能禁用了 WebAssembly，或内存不足。请换用最新的 Chrome、Edge 或 Firefox，再重新打开本页。',
    en: 'The browser may have WebAssembly switched off or be out of memory. Use a current Chrome, Edge or Firefox and open the page again.',
  },
  'engine.reload': { zh: '重新打开', en: 'Open again' },
  'engine.restarted': {
    zh: '引擎出错后已重启，文件已重新读取。',
    en: 'The engine stopped and was started again; your files were read anew.',
  },

  'drop.here': { zh: '松开即可导入', en: 'Let go to import' },
  'drop.folder': {
    zh: '文件夹“{name}”里没有找到文件。请打开它，选中里面的文件再拖入。',
    en: 'No files were found in the folder “{name}”. Open it and drop the files inside.',
  },
  'drop.cut': {
    zh: '文件夹里的文件太多，只取了前 {count} 个。请分几次拖入。',
    en: 'The folders hold too many files; the first {count} were taken. Drop the rest in parts.',
  },
  'drop.pasted': { zh: '粘贴的表格', en: 'Pasted table' },

  'top.asOf': { zh: '截止日期', en: 'As of' },
  'top.asOf.orders': { zh: '最后一笔订单', en: 'last order' },
  'top.asOf.events': { zh: '最新记录', en: 'latest record' },
  'top.asOf.files': { zh: '文件日期', en: 'date of the files' },
  'top.asOf.isolated': {
    zh: '{date} 孤立在外，未计入',
    en: '{date} stands alone and is left out',
  },
  'top.asOf.chosen': { zh: '自选', en: 'chosen' },
  'top.asOf.reset': { zh: '回到默认日期', en: 'Back to the default date' },
  'top.asOf.later': {
    zh: '晚于此日的 {rows} 行不计入',
    en: '{rows} later rows do not count',
  },
  'top.theme': { zh: '外观', en: 'Theme' },
  'theme.system': { zh: '跟随系统', en: 'System' },
  'theme.light': { zh: '浅色', en: 'Light' },
  'theme.dark': { zh: '深色', en: 'Dark' },
  'top.language': { zh: 'EN: switch to English', en: '中文：切换到中文' },
  'top.language.short': { zh: 'EN', en: '中文' },
  'top.settings': { zh: '口径设置', en: 'Settings' },
  'top.help': { zh: '按键与帮助', en: 'Keys and help' },
  'top.undo': { zh: '撤销', en: 'Undo' },
  'top.redo': { zh: '重做', en: 'Redo' },
  'top.library': { zh: '分析目录', en: 'Library' },
  'saved.at': { zh: '已保存 {time}', en: 'Saved {time}' },
  'saved.blocked': { zh: '未保存：浏览器禁用了存储', en: 'Not saved: storage is blocked' },
  'saved.restored': {
    zh: '已恢复这些文件在 {time} 的笔记本',
    en: 'Your notebook for these files from {time} is back',
  },
  'saved.fresh': { zh: '用默认的', en: 'Start fresh' },

  'audience.label': { zh: '人群', en: 'Audience' },
  'audience.everyone': { zh: '全部客户', en: 'Everyone' },
  'audience.customers': { zh: '{count} 位客户', en: '{count} customers' },
  'audience.of': {
    zh: '{count} / {all} 位客户（{share}）',
    en: '{count} of {all} customers ({share})',
  },
  'audience.revenue': { zh: '占净销售额 {share}', en: '{share} of net sales' },
  'audience.each': {
    zh: '人均 {value}，其余客户 {rest}',
    en: '{value} each, the rest {rest}',
  },
  'audience.people': { zh: '名单', en: 'People' },
  'audience.segments': { zh: '客群', en: 'Segments' },
  'audience.compare': { zh: '与其余对比', en: 'Compare with the rest' },
  'top.customer': { zh: '找客户', en: 'Find a customer' },
  'audience.add': { zh: '筛选', en: 'Filter' },
  'audience.clear': { zh: '清除', en: 'Clear' },
  'audience.remove': { zh: '去掉筛选：{name}', en: 'Remove filter {name}' },

  'library.label': { zh: '分析目录', en: 'Library' },
  'library.search': { zh: '搜索分析', en: 'Search analyses' },
  'library.none': { zh: '没有匹配的分析', en: 'No analysis matches' },
  'library.shown': { zh: '已在笔记本中', en: 'in the notebook' },
  'library.add': { zh: '加入笔记本', en: 'Add to the notebook' },
  'library.needs': { zh: '还需要：{tables}', en: 'Needs {tables}' },
  'library.wouldNeed': { zh: '再加文件就能看到', en: 'More files would add' },
  'library.or': { zh: '或', en: 'or' },
  'library.tables': { zh: '数据表', en: 'Tables' },
  'library.rows': { zh: '{count} 行', en: '{count} rows' },
  'library.more': { zh: '添加文件', en: 'Add files' },
  'library.restart': { zh: '关闭并重新开始', en: 'Close and start over' },

  'group.overview': { zh: '概览', en: 'Overview' },
  'group.segmentation': { zh: '分群', en: 'Segmentation' },
  'group.profiles': { zh: '画像', en: 'Profiles' },
  'group.lifecycle': { zh: '生命周期', en: 'Lifecycle' },
  'group.churn': { zh: '流失', en: 'Churn' },
  'group.value': { zh: '价值', en: 'Value' },
  'group.voice': { zh: '客户之声', en: 'Voice' },
  'group.marketing': { zh: '营销', en: 'Marketing' },
  'group.b2b': { zh: '企业客户', en: 'B2B' },

  'help.title': { zh: '按键', en: 'Keys' },
  'help.search': { zh: '搜索分析目录', en: 'Search the library' },
  'help.cells': { zh: '上一个、下一个单元', en: 'Previous and next cell' },
  'help.table': { zh: '显示或收起当前单元的表格', en: 'Show or hide the table of the cell' },
  'help.undo': { zh: '撤销', en: 'Undo' },
  'help.redo': { zh: '重做', en: 'Redo' },
  'help.help': { zh: '打开这个说明', en: 'Open this help' },
  'help.close': { zh: '关闭最上层', en: 'Close the topmost' },
  'help.singleKeys': { zh: '启用单键（/、?、t、↑、↓）', en: 'Single keys act (/, ?, t, ↑, ↓)' },
  'help.privacy': {
    zh: '数据留在本机：页面启动后锁定网络，不再向任何地址发送请求。',
    en: 'Data stays on this machine: once started, the page locks the network and sends no request to anyone.',
  },
  'action.close': { zh: '关闭', en: 'Close' },
  'action.cancel': { zh: '取消', en: 'Cancel' },
  'action.undo': { zh: '撤销', en: 'Undo' },

  'live.working': { zh: '正在计算', en: 'Computing' },
  'live.done': {
    zh: '{count} 个单元已更新，人群 {customers} 位客户',
    en: '{count} cells are up to date for {customers} customers',
  },
  'live.failed': { zh: '{count} 个单元未能计算', en: '{count} cells failed' },

  'failure.build': { zh: '没有算出结果', en: 'The results could not be computed' },
  'failure.cancelled': { zh: '已取消。', en: 'Cancelled.' },
  'failure.out_of_memory': {
    zh: '内存不够。请关闭其他标签页，或少放几个文件、只保留需要的列，再试一次。',
    en: 'There was not enough memory. Close other tabs, or drop fewer files or columns, and try again.',
  },
  'failure.trap': {
    zh: '引擎意外停止，正在重启。',
    en: 'The engine stopped unexpectedly and is being restarted.',
  },
  'failure.refused': { zh: '引擎拒绝了这个查询。', en: 'The engine refused the query.' },
  'failure.no_date': {
    zh: '没有找到日期，无法确定“截止到哪一天”。请在上方选择截止日期，或加入带日期的文件。',
    en: 'No date was found to count up to. Choose the as-of date above, or add a file with dates.',
  },
  'failure.restarted': {
    zh: '引擎重启，正在重新计算。',
    en: 'The engine was restarted; this is being computed again.',
  },
  'failure.unknown': { zh: '出现了没有料到的错误。', en: 'Something unexpected went wrong.' },
  'failure.draw': {
    zh: '图没有画出来，表格仍然可用。',
    en: 'The chart could not be drawn; the table still stands.',
  },
  'failure.details': { zh: '技术细节', en: 'Details' },
} as const satisfies Record<string, Text>;
