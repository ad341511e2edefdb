import { customerIds, type KindAliases } from './alias';

export const feedback: KindAliases<'feedback'> = {
  needs: [
    ['score', 'text'],
    ['feedback_id', 'given_at', 'question', 'text', 'kind'],
  ],
  distinctive: ['feedback_id', 'score', 'scale', 'text', 'given_at', 'question', 'replied_at'],
  roles: {
    feedback_id: { names: ['feedback_id', '反馈编号', '评价编号', '评论ID', 'review_id', 'response_id', '答卷编号'] },
    customer_id: { names: [...customerIds, 'respondent email', '买家账号', '用户昵称', 'email'] },
    given_at: {
      names: ['given_at', '反馈时间', '评价时间', '评论时间', '提交时间', 'review_date', 'survey_date', 'submitted_at', 'created_at', 'created at', '填写时间', 'date'],
    },
    kind: { names: ['反馈类型', 'feedback_type', '评价类型', 'kind', 'survey_type', 'type'] },
    question: { names: ['question', '问题', '题目', '调查问题'] },
    score: { names: ['score', '评分', '评价分数', '打分', 'rating', 'nps', 'nps_score', 'stars', '满意度', '分数', '评价级别'] },
    scale: { names: ['scale', '满分', '量表', '分制', 'max_score'] },
    reason: { names: ['reason', '原因', '评分原因'] },
    channel: { names: ['channel', '反馈渠道', '渠道', '来源'] },
    product_id: { names: ['product_id', '商品编号', '商品ID', 'sku'] },
    order_id: { names: ['order_id', '订单编号', '订单号'] },
    text: { names: ['text', '反馈内容', '评价内容', '评论内容', '内容', 'comment', 'review', 'review_text', 'feedback', '评价建议', '建议', 'comments'] },
    replied_at: { names: ['replied_at', '回复时间', 'reply_time'] },
  },
};

export const tickets: KindAliases<'tickets'> = {
  needs: [
    ['ticket_id', 'subject', 'category'],
    ['opened_at', 'status', 'priority', 'solved_at'],
    ['ticket_id', 'solved_at', 'agent', 'first_replied_at', 'priority'],
  ],
  distinctive: ['ticket_id', 'solved_at', 'first_replied_at', 'agent', 'priority', 'severity', 'satisfaction', 'solution', 'reopened'],
  roles: {
    ticket_id: { names: ['ticket_id', '工单编号', '工单号', '工单ID', 'ticket', 'case_id', 'case number', '服务单号'] },
    customer_id: { names: [...customerIds, 'requester email', 'requester', 'email'] },
    kind: { names: ['工单类型', 'ticket_type', 'kind', 'type', '服务类型'] },
    subject: { names: ['subject', '主题', '标题', '工单标题', '问题描述', 'ticket_subject', 'summary'] },
    opened_at: { names: ['opened_at', '提交时间', '创建时间', 'created_at', 'created at', '受理时间', '工单创建时间', 'requested_at', 'opened'] },
    classified_at: { names: ['classified_at', '分类时间', '分派时间', '派单时间', 'assigned_at'] },
    first_replied_at: { names: ['first_replied_at', '首次回复时间', '首次响应时间', '接单时间', 'first response at', 'first_response_time'] },
    solved_at: { names: ['solved_at', '完成时间', '解决时间', '结单时间', '关闭时间', 'closed_at', 'resolved_at', 'closed'] },
    answered_at: { names: ['answered_at', '回访时间', '评价时间', '答复时间'] },
    category: { names: ['category', '问题类型', '问题分类', '分类', 'group', 'issue_type'] },
    priority: { names: ['priority', '紧急程度', '优先级'] },
    severity: { names: ['severity', '严重程度', '严重级别'] },
    status: { names: ['工单状态', 'status', '状态', '处理状态'] },
    channel: { names: ['channel', '受理渠道', '渠道', '来源渠道', 'via', '来源'] },
    agent: { names: ['agent', '客服', '处理人', '受理人', '客服人员', 'assignee', '坐席'] },
    solution: { names: ['solution', '解决方案', '处理结果', 'resolution'] },
    reopened: { names: ['reopened', '是否重开', '重开'] },
    satisfaction: { names: ['satisfaction', '客户评分', '满意度', '满意度评分', 'satisfaction_score', 'csat', '评分'] },
  },
};

export const departures: KindAliases<'departures'> = {
  needs: [['customer_id'], ['left_at'], ['reason', 'left_at']],
  distinctive: ['left_at', 'reason', 'detail'],
  roles: {
    customer_id: { names: customerIds },
    left_at: { names: ['left_at', '流失日期', '流失时间', '离开时间', '退会时间', '注销时间', 'churn_date', 'departure_date', 'cancelled_at', '解约日期'] },
    reason: { names: ['reason', '流失原因', '离开原因', '退会原因', '注销原因', 'churn_reason', 'departure_reason', '原因'] },
    detail: { names: ['detail', '详细说明', '说明', '备注', 'details', 'comment', '具体原因'] },
  },
};
