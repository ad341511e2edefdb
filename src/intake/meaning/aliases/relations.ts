import { customerIds, type KindAliases } from './alias';

export const interactions: KindAliases<'interactions'> = {
  needs: [['happened_at'], ['outcome', 'staff', 'direction', 'next_contact_at', 'subject']],
  distinctive: ['happened_at', 'outcome', 'direction', 'next_contact_at', 'staff'],
  roles: {
    customer_id: { names: customerIds },
    happened_at: {
      names: [
        'happened_at',
        '沟通时间',
        '联系时间',
        '跟进时间',
        '通话时间',
        '拜访时间',
        'contacted_at',
        'contact_date',
        'activity_date',
        '最后跟进时间',
      ],
    },
    channel: {
      names: [
        'channel',
        '沟通方式',
        '联系方式',
        '跟进方式',
        '渠道',
        'activity_type',
        'contact_type',
      ],
    },
    direction: { names: ['direction', '方向', '呼叫方向', '呼入呼出'] },
    subject: {
      names: ['subject', '沟通主题', '主题', '跟进主题', '沟通内容', '跟进内容', 'topic'],
    },
    outcome: { names: ['outcome', '沟通结果', '跟进结果', '结果', 'result', '跟进状态'] },
    staff: {
      names: ['staff', '跟进人', '联系人员', '销售', '负责人', '业务员', '客服', 'agent', 'owner'],
    },
    next_contact_at: {
      names: [
        'next_contact_at',
        '下次联系时间',
        '下次跟进时间',
        '计划跟进时间',
        'next_contact',
        'follow_up_date',
      ],
    },
  },
};

export const campaigns: KindAliases<'campaigns'> = {
  needs: [
    ['campaign_id', 'campaign'],
    ['customer_id', 'starts_at', 'ends_at', 'sent_at', 'type', 'cost'],
  ],
  distinctive: [
    'campaign_id',
    'campaign',
    'sent_at',
    'opened_at',
    'clicked_at',
    'participated_at',
    'responded_at',
    'unsubscribed_at',
    'control_group',
    'starts_at',
  ],
  roles: {
    campaign_id: { names: ['campaign_id', '活动编号', '活动ID', '营销活动编号', 'campaign_no'] },
    campaign: { names: ['campaign', '活动名称', '活动', 'campaign_name', '营销活动'] },
    type: { names: ['活动类型', 'campaign_type', 'type', '参与方式'] },
    channel: { names: ['channel', '触达渠道', '渠道', '投放渠道'] },
    customer_id: { names: [...customerIds, 'email_address', 'email'] },
    sent_at: { names: ['sent_at', '触达时间', '发送时间', 'send_date', '推送时间', 'sent'] },
    opened_at: { names: ['opened_at', '打开时间', 'open_time', '阅读时间'] },
    clicked_at: { names: ['clicked_at', '点击时间', 'click_time'] },
    participated_at: { names: ['participated_at', '参与时间', '参加时间', '报名时间'] },
    responded_at: {
      names: [
        'responded_at',
        '响应时间',
        '转化时间',
        'converted_at',
        'redemption_date',
        '核销时间',
        '下单时间',
      ],
    },
    unsubscribed_at: { names: ['unsubscribed_at', '退订时间', 'opt_out_date'] },
    control_group: { names: ['control_group', '是否对照组', '对照组', 'control', 'is_control'] },
    coupon: { names: ['coupon', '优惠券', '优惠码', 'coupon_upc', 'coupon_code', '优惠券码'] },
    order_id: { names: ['order_id', '转化订单编号', '转化订单号', '订单编号', '订单号'] },
    cost: { names: ['cost', '活动成本', '成本', '费用', '活动费用', '预算', 'budget', 'spend'] },
    revenue: { names: ['revenue', '转化金额', '成交金额', '收入', 'conversion_value'] },
    starts_at: { names: ['starts_at', '开始日期', '开始时间', 'start_date', '活动开始时间'] },
    ends_at: { names: ['ends_at', '结束日期', '结束时间', 'end_date', '活动结束时间'] },
  },
};

export const social: KindAliases<'social'> = {
  needs: [
    ['action', 'topic', 'text'],
    ['platform', 'topic'],
    ['happened_at', 'action'],
  ],
  distinctive: ['platform', 'action', 'topic', 'happened_at'],
  roles: {
    customer_id: { names: [...customerIds, '用户昵称', '作者'] },
    platform: { names: ['platform', '平台', '社交平台', 'network'] },
    happened_at: {
      names: ['happened_at', '互动时间', '发布时间', '时间', 'posted_at', 'created_at', '评论时间'],
    },
    action: { names: ['action', '互动类型', '互动方式', '行为', '动作', 'engagement_type'] },
    topic: { names: ['topic', '话题', '话题标签', 'hashtag', '标签'] },
    text: { names: ['text', '内容', '评论内容', '正文', 'content', 'comment'] },
  },
};

export const referrals: KindAliases<'referrals'> = {
  needs: [['referrer_id'], ['referred_id', 'referred_at']],
  distinctive: ['referrer_id', 'referred_id', 'referred_at'],
  roles: {
    referrer_id: {
      names: [
        'referrer_id',
        '推荐人',
        '邀请人',
        '推荐人ID',
        '邀请人ID',
        'referrer',
        'referred_by',
        'invited_by',
        '推荐人编号',
        '老客编号',
      ],
    },
    referred_id: {
      names: [
        'referred_id',
        '被推荐人',
        '被邀请人',
        '被推荐人ID',
        '被邀请人ID',
        'referee',
        'invitee',
        '被推荐人编号',
        '新客编号',
      ],
    },
    referred_at: {
      names: ['referred_at', '推荐时间', '邀请时间', '推荐日期', 'referral_date', 'invited_at'],
    },
    converted_at: {
      names: ['converted_at', '转化时间', '成交时间', '注册时间', '首单时间', 'conversion_date'],
    },
    reason: { names: ['reason', '推荐原因', '推荐理由', '原因'] },
  },
};

export const loyalty: KindAliases<'loyalty'> = {
  needs: [
    ['customer_id', 'card_id'],
    ['points', 'balance_after', 'entry'],
  ],
  distinctive: ['points', 'balance_after', 'entry', 'card', 'card_id', 'level', 'expires_at'],
  roles: {
    customer_id: { names: customerIds },
    happened_at: {
      names: [
        'happened_at',
        '变动时间',
        '积分时间',
        '交易时间',
        '发生时间',
        '时间',
        'date',
        'created_at',
      ],
    },
    entry: {
      names: [
        'entry',
        '变动类型',
        '积分类型',
        '类型',
        'entry_type',
        '变动原因',
        'type',
        'transaction_type',
      ],
    },
    points: { names: ['points', '积分变动', '积分', '变动积分', '获得积分', '积分值', '消耗积分'] },
    amount: { names: ['amount', '金额', '变动金额', '充值金额'] },
    balance_after: {
      names: ['balance_after', '积分余额', '余额', '变动后余额', '剩余积分', 'balance'],
    },
    card_id: { names: ['card_id', '会员卡号', '卡号', '会员卡ID', 'card_number'] },
    card: { names: ['card', '卡类型', '卡种', 'card_type', '会员卡类型'] },
    level: { names: ['level', '会员等级', '等级', '卡等级', 'tier'] },
    expires_at: {
      names: ['expires_at', '有效期', '到期日期', '到期时间', '失效日期', 'expiry_date'],
    },
  },
};

export const opportunities: KindAliases<'opportunities'> = {
  needs: [
    ['stage', 'probability'],
    ['opportunity_id', 'amount', 'closes_at'],
  ],
  distinctive: ['opportunity_id', 'stage', 'probability', 'closes_at', 'won', 'closed_at'],
  roles: {
    opportunity_id: {
      names: [
        'opportunity_id',
        '商机编号',
        '商机ID',
        'deal_id',
        'record id',
        '机会编号',
        'deal name',
        'opportunity name',
      ],
    },
    customer_id: {
      names: [
        ...customerIds,
        '客户名称',
        'associated company ids',
        'associated contact ids',
        'account name',
      ],
    },
    stage: { names: ['stage', '阶段', '销售阶段', '商机阶段', 'deal stage'] },
    amount: { names: ['amount', '预计金额', '商机金额', '金额', '预计成交金额', 'deal amount'] },
    probability: {
      names: ['probability', '赢单概率', '概率', '成交概率', '赢率', 'deal probability'],
    },
    created_at: { names: ['created_at', '创建日期', '创建时间', 'create date', 'created date'] },
    closes_at: {
      names: [
        'closes_at',
        '预计成交日期',
        '预计签单日期',
        '预计成交时间',
        'close date',
        'expected_close_date',
      ],
    },
    closed_at: { names: ['closed_at', '实际成交日期', '成交日期', '签单日期', 'closed date'] },
    won: { names: ['won', '是否赢单', '赢单', 'is_won', 'is closed won'] },
    owner: { names: ['owner', '负责人', '销售负责人', 'deal owner', '销售'] },
  },
};
