import { customerIds, type KindAliases } from './alias';

export const interactions: KindAliases<'interactions'> = {
  own: 'interaction, contact, call, activity, meeting, visit, communication, 沟通, 跟进, 联系, 拜访, 通话, 互动, 回访',
  needs: [['happened_at'], ['outcome', 'staff', 'direction', 'next_contact_at', 'subject']],
  distinctive: ['happened_at', 'outcome', 'direction', 'next_contact_at', 'staff'],
  roles: {
    customer_id: `
      ${customerIds}, 客户名称, 客户姓名, 客户, company, contact, contact name, email,
      lead id, 手机号, 手机号码, 关联客户, account name`,
    happened_at: `
      沟通时间, 联系时间, 跟进时间, 通话时间, 拜访时间, contacted_at, contact_date,
      activity_date, 最后跟进时间, call date, call_datetime, call time, call_timestamp,
      interaction_date, interaction time, activity time, contact time, meeting date,
      visit date, visited at, 拜访日期, 沟通日期, 跟进日期, 联系日期, 呼叫时间, 通话日期,
      回访时间, 互动时间, 接触时间, logged at, date of contact, communication date,
      最近沟通时间, last contact, 来电时间, start time, 拨打时间, timestamp, date, datetime, 日期, 时间, created_at, occurred at`,
    channel: `
      沟通方式, 联系方式, 跟进方式, 渠道, activity_type, contact_type, 互动方式, 拜访方式,
      interaction_type, interaction type, type, communication channel, contact_method,
      method, 沟通渠道, interaction channel, medium, call type, 联系渠道`,
    direction: '方向, 呼叫方向, 呼入呼出, call direction, inbound/outbound, 呼叫类型',
    subject: `
      沟通主题, 主题, 跟进主题, 沟通内容, 跟进内容, topic, 跟进记录, 沟通记录, 拜访目的,
      拜访内容, 通话内容, 回访内容, 通话摘要, notes, summary, comments, note, call notes,
      purpose, 备注, remarks, description, 互动内容, 详情`,
    outcome: `
      沟通结果, 跟进结果, 结果, result, 跟进状态, call outcome, call result, disposition,
      拜访结果, 通话结果, 回访结果, poutcome, status, 意向, 客户意向, 处理结果,
      call disposition, response, resolution_status, resolution, call status, outcome code`,
    staff: `
      跟进人, 联系人员, 销售, 负责人, 业务员, 客服, agent, owner, 拜访人, 沟通人, 回访人,
      跟进人员, agent_name, agent name, rep, sales rep, employee, assigned to, caller,
      坐席, agent id, 销售人员, 员工, 顾问, operator, handled by, representative, csr, 接待人`,
    next_contact_at: `
      下次联系时间, 下次跟进时间, 计划跟进时间, next_contact, follow_up_date, 下次沟通时间,
      下次拜访时间, 下次回访时间, next follow up, follow up, next follow-up date,
      next_action_date, 下次联系日期, 下次跟进日期, next call date, callback date`,
  },
};

export const campaigns: KindAliases<'campaigns'> = {
  own: 'campaign, 活动, 营销, 推广',
  needs: [
    ['campaign_id', 'campaign'],
    ['customer_id', 'starts_at', 'ends_at', 'sent_at', 'type', 'cost'],
  ],
  orNeeds: [['campaign_id'], ['campaign']],
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
    campaign_id: `
      活动编号, 活动ID, 营销活动编号, campaign_no, 活动编码, campaign, campaign code,
      计划ID, 推广计划ID, 任务编号, 营销计划ID, campaignid`,
    campaign: `
      活动名称, 活动, campaign_name, 营销活动, title, campaign title, 计划名称, 推广计划,
      活动主题, email name, campaign name, subject, 推广计划名称, 任务名称, 营销活动名称,
      campaign_subject`,
    type: `
      活动类型, campaign_type, 参与方式, campaign type, 活动形式, campaign objective,
      objective, 活动类别, 营销类型`,
    channel: `
      触达渠道, 渠道, 投放渠道, 触达方式, 推广渠道, medium, platform, marketing channel,
      媒体, 发送渠道, channel_used`,
    customer_id: `
      ${customerIds}, email_address, email, email address, 手机号, recipient,
      recipient email, subscriber, 客户手机号, 邮箱, member, subscriber key`,
    sent_at: `
      触达时间, 发送时间, send_date, 推送时间, sent, send date, send time, sent date,
      推送日期, 发送日期, 触达日期, delivered_at, date sent, contact_date, contacted_at,
      短信发送时间, sent on`,
    opened_at: `
      打开时间, open_time, 阅读时间, open date, opened, first open, opened time`,
    clicked_at: '点击时间, click_time, click date, clicked, first click, 点击日期',
    participated_at: `
      参与时间, 参加时间, 报名时间, 参与日期, 报名日期, joined_at, 签到时间, 领取时间,
      participation date, 领券时间`,
    responded_at: `
      响应时间, 转化时间, converted_at, redemption_date, 核销时间, 下单时间, 是否转化时间,
      核销日期, 使用时间, redeemed_at, response date, conversion date, conversion_time,
      用券时间, redemption time`,
    unsubscribed_at: '退订时间, opt_out_date, unsubscribe date, 退订日期',
    control_group: `
      是否对照组, 对照组, control, is_control, test group, ab组, 实验分组, treatment,
      is_treatment, 分组`,
    coupon: `
      优惠券, 优惠码, coupon_upc, coupon_code, 优惠券码, 券码, 优惠券编号, coupon id,
      voucher code`,
    order_id: '转化订单编号, 转化订单号, 订单编号, 订单号',
    cost: `
      活动成本, 成本, 费用, 活动费用, 预算, budget, spend, campaign cost, 投入, 总费用,
      acquisition_cost, 总花费, 花费, 消耗, cost (usd), amount spent, 花费(元), total cost,
      marketing cost, 实际费用`,
    revenue: `
      转化金额, 成交金额, 收入, conversion_value, 成交额, 总收入, revenue generated,
      转化收入, total revenue, conversions value, 成交金额(元)`,
    starts_at: `
      开始日期, 开始时间, start_date, 活动开始时间, started_at, start time, start,
      活动开始日期, launch date, 开始投放时间, 活动日期, 投放开始时间`,
    ends_at: `
      结束日期, 结束时间, end_date, 活动结束时间, finished_at, end time, end, 活动结束日期,
      ended_at, 投放结束时间`,
  },
};

export const social: KindAliases<'social'> = {
  own: 'post, social, 帖子, 社交',
  needs: [
    ['action', 'topic', 'text'],
    ['platform', 'topic'],
    ['happened_at', 'action'],
  ],
  distinctive: ['platform', 'action', 'topic', 'happened_at'],
  roles: {
    customer_id: `
      ${customerIds}, 用户昵称, 作者, 用户名, 昵称, 账号, handle, username, screen name,
      author, author_id, 评论者, 粉丝昵称, 作者昵称, user, screen_name, 用户, from_user`,
    platform: `
      平台, 社交平台, network, 渠道, 来源平台, 社媒平台, social platform, social_network,
      source`,
    happened_at: `
      互动时间, 发布时间, 时间, posted_at, created_at, 评论时间, 发帖时间, 转发时间,
      点赞时间, date, timestamp, engaged_at, interaction date, publish time, published_at,
      comment time, 发布日期, created time, interaction_time, post date, 互动日期`,
    action: `
      互动类型, 互动方式, 行为, 动作, engagement_type, 互动行为, 互动, interaction_type,
      interaction, engagement, action type, engagement type, 互动动作`,
    topic: '话题, 话题标签, hashtag, 标签, 话题名称, hashtags, tag, 主题, topics, tags',
    text: `
      内容, 评论内容, 正文, content, comment, 帖子内容, 留言内容, tweet, message, post,
      post text, comment text, body, 帖子标题, 博文内容, full_text, caption`,
  },
};

export const referrals: KindAliases<'referrals'> = {
  own: 'referral, 推荐, 邀请',
  needs: [['referrer_id'], ['referred_id', 'referred_at']],
  distinctive: ['referrer_id', 'referred_id', 'referred_at'],
  roles: {
    referrer_id: `
      推荐人, 邀请人, 推荐人ID, 邀请人ID, referrer, referred_by, invited_by, 推荐人编号,
      老客编号, 推荐人手机号, 推荐人姓名, 邀请人手机号, 介绍人, 老客户, 老会员,
      老带新-老客, inviter, inviter_id, referrer email, referring customer,
      referrer customer id, referral from, advocate, advocate id, 推荐客户, 推荐会员,
      老客手机号, referrer_user_id, 推荐者, 邀请者`,
    referred_id: `
      被推荐人, 被邀请人, 被推荐人ID, 被邀请人ID, referee, invitee, 被推荐人编号, 新客编号,
      被推荐人手机号, 被邀请人手机号, 被介绍人, 新客户, 新会员, invitee_id, referee_id,
      referee email, friend, friend email, referred customer, referred email,
      referred customer id, new customer id, 被推荐客户, 新客手机号, referred_user_id,
      new_user_id, 被推荐者, 被邀请者, referred user`,
    referred_at: `
      推荐时间, 邀请时间, 推荐日期, referral_date, invited_at, 介绍时间, 推荐日,
      referral time, referral_created_at, invitation date, 邀请日期, invite_date,
      created_at, date, referral at, 发生时间, 时间`,
    converted_at: `
      转化时间, 成交时间, 注册时间, 首单时间, conversion_date, 成交日期, 转化日期,
      被推荐人注册时间, qualified_at, signup date, completed_at, 首次消费时间,
      conversion time, registered_at, joined at`,
    reason: '推荐原因, 推荐理由, 原因, referral reason, 推荐语',
  },
};

export const loyalty: KindAliases<'loyalty'> = {
  own: 'loyalty, points, 积分, 会员',
  needs: [
    ['customer_id', 'card_id'],
    ['points', 'balance_after', 'entry'],
  ],
  distinctive: ['points', 'balance_after', 'entry', 'card', 'card_id', 'level', 'expires_at'],
  roles: {
    customer_id: `
      ${customerIds}, 会员姓名, 手机号, 会员手机号, loyalty number, member id, loyalty id`,
    happened_at: `
      变动时间, 积分时间, 交易时间, 发生时间, 时间, date, created_at, 变动日期, 变更时间,
      积分变动时间, 记录时间, 操作时间, 流水时间, transaction date, entry date, 积分日期,
      日期, 申请时间, 入账时间, 充值时间, activity date, points date,
      transaction_timestamp, 获得时间`,
    entry: `
      变动类型, 积分类型, 类型, entry_type, 变动原因, type, transaction_type, 变更类型,
      积分变动类型, 积分来源, 来源, 操作类型, points type, activity, activity type,
      transaction type, 业务类型, 变动说明, 变更原因, reason, description, 收支类型,
      积分项目, 动作`,
    points: `
      积分变动, 积分, 变动积分, 获得积分, 积分值, 消耗积分, 积分变化, 积分数, 变更积分,
      积分数量, 积分变动值, points earned, points_change, points change, point,
      points amount, points delta, points awarded, 增减积分, 交易积分, 本次积分, 积分增减,
      earned points`,
    amount: `
      金额, 变动金额, 充值金额, 储值金额, 交易金额, 变动金额(元), 充值额, 消费金额,
      stored value`,
    balance_after: `
      积分余额, 余额, 变动后余额, 剩余积分, balance, 变动后积分, 变更后积分, 积分结余,
      结余积分, points balance, balance after, 当前积分, 账户余额, 剩余金额, 储值余额,
      可用积分, points_balance, 变更后余额, 结余`,
    card_id: `
      会员卡号, 卡号, 会员卡ID, card_number, 卡编号, card no, card number,
      gift card number, membership number, 储值卡号`,
    card: `
      卡类型, 卡种, card_type, 会员卡类型, 卡名称, 会员卡名称, 卡类别, card name,
      卡等级名称`,
    level: `
      会员等级, 等级, 卡等级, tier, 会员级别, level name, membership level, loyalty tier`,
    expires_at: `
      有效期, 到期日期, 到期时间, 失效日期, expiry_date, 有效期至, 过期时间, 积分有效期,
      过期日期, expiration date, expires on, expiry, 到期日, 卡有效期, valid until`,
  },
};

export const opportunities: KindAliases<'opportunities'> = {
  own: 'deal, opportunity, 商机',
  needs: [
    ['stage', 'probability'],
    ['opportunity_id', 'amount', 'closes_at'],
  ],
  distinctive: ['opportunity_id', 'stage', 'probability', 'closes_at', 'won', 'closed_at'],
  roles: {
    opportunity_id: `
      商机编号, 商机ID, deal_id, record id, 机会编号, deal name, opportunity name,
      商机编码, 商机号, 商机名称, opportunity, deal, opportunity number, 项目编号,
      项目名称, deal no, opp id`,
    customer_id: `
      ${customerIds}, 客户名称, associated company ids, associated contact ids,
      account name, account, account id, 客户, 客户公司, 公司名称, organization, company,
      contact name, associated company, 关联客户, contact, client, deal contact,
      account_name`,
    stage: `
      阶段, 销售阶段, 商机阶段, deal stage, 项目阶段, 跟进阶段, pipeline stage,
      opportunity stage, sales stage, deal status, status, 当前阶段, 商机状态, 阶段名称,
      stage name, stagename`,
    amount: `
      预计金额, 商机金额, 金额, 预计成交金额, deal amount, close_value, deal value,
      预计合同金额, 合同金额, 预估金额, 预计销售金额, value, expected revenue, deal size,
      opportunity amount, 预计收入, 成交金额, 商机预计金额, 报价金额, estimated value,
      total value`,
    probability: `
      赢单概率, 概率, 成交概率, 赢率, deal probability, 可能性, 赢单率, win probability,
      probability (%), 成单概率, 成交可能性, chance, win rate`,
    created_at: `
      创建日期, 创建时间, create date, created date, engage_date, 创建日, 建立时间,
      date created, opened at, open date, 商机创建时间, created on, create time,
      created time, created, 商机发现时间, 立项时间, createddate`,
    closes_at: `
      预计成交日期, 预计签单日期, 预计成交时间, close date, expected_close_date,
      预计结单日期, 预计关闭日期, 预计成交日, 预计结束时间, expected close date,
      close_date, expected close, closing date, estimated close date, closedate,
      预计签约日期, 预计签约时间`,
    closed_at: `
      实际成交日期, 成交日期, 签单日期, closed date, 关闭时间, 关闭日期, 结单日期,
      签约日期, 实际签单日期, actual close date, won date, closed on, won_time, 成交时间,
      实际成交时间, 签约时间`,
    won: `
      是否赢单, 赢单, is_won, is closed won, 是否成交, iswon, outcome, deal won, won/lost,
      成交结果, 赢单状态`,
    owner: `
      负责人, 销售负责人, deal owner, 销售, 归属人, 跟进人, opportunity owner, sales rep,
      sales agent, account executive, assigned to, 所属销售, salesperson, 商机负责人,
      主责销售, 销售人员, rep, 销售代表`,
  },
};
