import { customerIds, type KindAliases } from './alias';

export const feedback: KindAliases<'feedback'> = {
  own: 'review, feedback, survey, comment, response, rating, 评价, 评论, 反馈, 问卷, 答卷',
  needs: [
    ['score', 'text'],
    ['feedback_id', 'given_at', 'question', 'text', 'kind'],
  ],
  distinctive: ['feedback_id', 'score', 'scale', 'text', 'given_at', 'question', 'replied_at'],
  roles: {
    feedback_id: `
      反馈编号, 评价编号, 评论ID, review_id, response_id, 答卷编号, 评价ID, 评论编号,
      反馈ID, 问卷编号, review id, survey id, survey_response_id, 答卷ID, id,
      submission id, rating id, ticket id of review`,
    customer_id: `
      ${customerIds}, respondent email, 买家账号, 用户昵称, email, 买家昵称, 评价人,
      评论人, reviewer, reviewer id, reviewerid, respondent_id, respondent id, respondent,
      email address, 会员昵称, 账号名, userid, author, profilename, reviewer name, 用户名,
      昵称, 手机号, customer_name, user name`,
    given_at: `
      反馈时间, 评价时间, 评论时间, 提交时间, review_date, survey_date, submitted_at,
      created_at, created at, 填写时间, date, review date, reviewed at, 评价日期, 评论日期,
      reviewtime, review_creation_date, date submitted, response date, responded_at,
      timestamp, submission date, 填答时间, 提交答卷时间, 反馈日期, rating date, time,
      created, created time, 时间, 日期, at`,
    kind: `
      反馈类型, feedback_type, 评价类型, survey_type, type, 反馈分类, feedback category,
      问卷类型`,
    question: `
      问题, 题目, 调查问题, 问题内容, 题干, question text, survey question, survey name,
      问卷名称`,
    score: `
      评分, 评价分数, 打分, rating, nps, nps_score, stars, 满意度, 分数, 评价级别,
      评价星级, 星级, 评价等级, star_rating, star rating, overall, overall rating,
      review score, review rating, ratings, 满意度评分, 推荐分, 推荐意愿, csat, csat score,
      satisfaction, nps评分, nps 分数, likelihood to recommend,
      how likely are you to recommend us, 整体满意度, 总体满意度, 评价得分, 得分,
      nps score, ces`,
    scale: '满分, 量表, 分制, max_score, 总分, rating scale',
    reason: '原因, 评分原因, 打分原因, 扣分原因, reason for score, 不满意原因',
    channel: '反馈渠道, 渠道, 来源, 渠道来源, survey channel, source, 平台, platform',
    product_id: `
      商品编号, 商品ID, sku, asin, item_id, clothing id, product, 商品, 商品名称, 商品名,
      product name, 宝贝ID, item id, product title, 产品编号`,
    order_id: '订单编号, 订单号, 订单ID, order, order number',
    text: `
      反馈内容, 评价内容, 评论内容, 内容, comment, review, review_text, feedback, 评价建议,
      建议, comments, review text, review_body, reviewtext, review content,
      review comment message, review_comment_message, comment text, 意见, 意见内容, 评语,
      留言, 评论, 评价, 评价正文, open feedback, verbatim, feedback text, 其他建议,
      description, message, response text, free text, 详细反馈`,
    replied_at: `
      回复时间, reply_time, 商家回复时间, review_answer_timestamp, response time to review,
      answered_at, reply date`,
  },
};

export const tickets: KindAliases<'tickets'> = {
  own: 'ticket, case, issue, request, incident, complaint, 工单, 投诉, 咨询',
  needs: [
    ['ticket_id', 'subject', 'category'],
    ['opened_at', 'status', 'priority', 'solved_at'],
    ['ticket_id', 'solved_at', 'agent', 'first_replied_at', 'priority'],
  ],
  distinctive: [
    'ticket_id',
    'solved_at',
    'first_replied_at',
    'agent',
    'priority',
    'severity',
    'satisfaction',
    'solution',
    'reopened',
  ],
  roles: {
    ticket_id: `
      工单编号, 工单号, 工单ID, ticket, case_id, case number, 服务单号, ticket number,
      ticket no, ticket #, case no, case, incident number, issue id, issue key, request id,
      conversation id, 编号, 工单编码, 投诉编号, complaint id, complaint number, 受理编号,
      服务编号, id, 会话编号, 咨询编号, ticketid`,
    customer_id: `
      ${customerIds}, requester email, requester, email, 客户, requester id,
      requester name, customer email, contact, 客户姓名, 会员姓名, caller, submitter,
      用户名, 买家昵称, 客户名称, 手机号, contact email, 联系电话, customer name`,
    kind: `
      工单类型, ticket_type, type, 服务类型, 业务类型, request type, case type, 类型,
      工单分类`,
    subject: `
      主题, 标题, 工单标题, 问题描述, ticket_subject, summary, ticket subject, title,
      问题标题, 诉求标题, issue, description, 问题, 投诉内容, 咨询内容, 诉求内容,
      short description, topic, ticket description, 工单内容`,
    opened_at: `
      提交时间, 创建时间, created_at, created at, 受理时间, 工单创建时间, requested_at,
      opened, created date, created time, date created, create time, created, open date,
      date opened, opened date, date received, submission date, submitted_at,
      ticket created, 提交日期, 工单提交时间, 投诉时间, 咨询时间, 来电时间, 接入时间,
      建单时间, 报修时间, 进线时间, date, ticket creation date, reported at, 创建日期,
      received_at, date submitted, opened on`,
    classified_at: `
      分类时间, 分派时间, 派单时间, assigned_at, assigned date, 派单日期, triaged at`,
    first_replied_at: `
      首次回复时间, 首次响应时间, 接单时间, first response at, first_response_time,
      first response date, first response time, first replied, first reply time, 首响时间,
      first reply, 首次应答时间, 响应时间, first responded at, date first responded,
      受理时间`,
    solved_at: `
      完成时间, 解决时间, 结单时间, 关闭时间, closed_at, resolved_at, closed,
      resolved time, resolution date, resolved date, solved, resolution time,
      date resolved, closed date, date closed, close date, closed time, resolved, 办结时间,
      结束时间, 处理完成时间, 结案时间, 完结时间, 工单完成时间, completed_at, date solved,
      solved date, 关单时间`,
    answered_at: '回访时间, 评价时间, 答复时间, 回复时间, 回访日期',
    category: `
      问题类型, 问题分类, 分类, group, issue_type, issue category, 问题大类, 工单类别,
      issue type, ticket category, product category, 诉求类型, 投诉类型, 咨询类型,
      problem type, subcategory, topic category, issue, 部门, team, queue`,
    priority: `
      紧急程度, 优先级, 紧急度, priority level, ticket priority, urgency, 处理优先级`,
    severity: '严重程度, 严重级别, impact',
    status: `
      工单状态, 状态, 处理状态, ticket status, case status, 工单处理状态, current status,
      stage, 处理进度, state`,
    channel: `
      受理渠道, 渠道, 来源渠道, via, 来源, ticket channel, contact channel, 受理方式,
      进线渠道, source, origin, case origin, 接入渠道, 反馈渠道, submitted via`,
    agent: `
      客服, 处理人, 受理人, 客服人员, assignee, 坐席, assigned_to, assignee name,
      agent name, 处理人员, 受理客服, 客服姓名, 接单人, 工程师, owner, 负责人,
      assigned agent, responder, handled by, case owner, 接待客服, technician`,
    solution: `
      解决方案, 处理结果, resolution, 处理方案, 处理意见, 解决方法, resolution notes,
      处理内容, resolution summary, company response, 处理办法`,
    reopened: '是否重开, 重开, reopens, 是否重新打开, is_reopened, 重复投诉',
    satisfaction: `
      客户评分, 满意度, 满意度评分, satisfaction_score, csat, 评分, 客户满意度, csat score,
      satisfaction rating, customer satisfaction rating, customer satisfaction, 评价,
      满意度评价, rating, 服务评分, 满意度得分, csat rating, customer_satisfaction_score,
      satisfaction_rating`,
  },
};

export const departures: KindAliases<'departures'> = {
  own: 'churn, departure, exit, 流失, 退会',
  needs: [['customer_id'], ['left_at'], ['reason', 'left_at']],
  distinctive: ['left_at', 'reason', 'detail'],
  roles: {
    customer_id: `${customerIds}, 客户名称, email, 手机号`,
    left_at: `
      流失日期, 流失时间, 离开时间, 退会时间, 注销时间, churn_date, departure_date,
      cancelled_at, 解约日期, churned_at, 退订时间, 退订日期, 流失日, cancellation_date,
      cancel date, termination date, termination_date, exit date, exited_at, 注销日期,
      退会日期, 解约时间, left on, end date, 停用日期, 退网时间, attrition date,
      offboarded at, unsubscribe date, last active date, 离网时间, 流失时点, date left`,
    reason: `
      流失原因, 离开原因, 退会原因, 注销原因, churn_reason, departure_reason, 原因,
      退订原因, cancellation_reason, cancel reason, termination reason, exit reason,
      reason for leaving, leave reason, 注销理由, 流失主因, 解约原因, churn category,
      churn reason, reason for churn, 离网原因, attrition reason`,
    detail: `
      详细说明, 说明, 备注, details, comment, 具体原因, churn feedback, 原因说明, 流失说明,
      详细原因, 补充说明, notes, exit comments, churn detail, feedback, exit feedback,
      原因详情, 说明备注`,
  },
};
