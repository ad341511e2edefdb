import { customerIds, type KindAliases } from './alias';

export const customers: KindAliases<'customers'> = {
  needs: [['customer_id', 'email', 'phone']],
  distinctive: [
    ...([
      'gender',
      'birth_date',
      'age',
      'registered_at',
      'tenure',
      'churned',
      'education',
    ] as const),
    ...(['marital_status', 'household_size', 'income_band', 'occupation'] as const),
    ...(['contract', 'recurring_amount', 'job_title', 'industry', 'company_size'] as const),
  ],
  roles: {
    customer_id: {
      names: [
        ...customerIds,
        '会员卡号',
        'record id',
        'lead id',
        'contact id',
        'id',
        '编号',
        'username',
      ],
    },
    name: {
      names: [
        ...[
          'name',
          '姓名',
          '客户名称',
          '客户姓名',
          '会员姓名',
          '会员名称',
          '持卡人',
          'customer_name',
        ],
        ...['full_name', '名称', '用户名', '昵称', '顾客姓名', '买家姓名', '主联系人', 'username'],
      ],
    },
    first_name: { names: ['first_name', 'firstname', 'given name', '名'] },
    last_name: { names: ['last_name', 'lastname', 'surname', 'family name', '姓'] },
    kind: { names: ['客户类型', '客户性质', 'customer_type', 'account type', 'kind', '客户类别'] },
    gender: { names: ['gender', 'sex', '性别'] },
    birth_date: {
      names: [
        'birth_date',
        'birthday',
        'date of birth',
        'dob',
        'birthdate',
        '出生日期',
        '生日',
        '出生年月',
      ],
    },
    age: { names: ['age', '年龄'] },
    phone: {
      names: [
        ...[
          'phone',
          '手机号',
          '手机',
          '手机号码',
          '联系手机',
          '联系电话',
          '电话',
          'mobile',
          'phone_number',
        ],
        ...[
          'mobile phone',
          'telephone',
          'default address phone',
          '联系人手机',
          '会员手机号',
          '办公电话',
        ],
      ],
    },
    email: { names: ['email', 'e-mail', '邮箱', '电子邮箱', '电子邮件', 'email_address', 'mail'] },
    address: {
      names: [
        ...[
          'address',
          '地址',
          '详细地址',
          '联系地址',
          '公司地址',
          '收货地址',
          'address1',
          'street',
        ],
        'default address address1',
      ],
    },
    province: {
      names: [
        ...[
          'province',
          '省份',
          '省',
          '所在省份',
          'state',
          'region',
          'default address province code',
        ],
        'province code',
      ],
    },
    city: { names: ['city', '城市', '市', '所在城市', 'default address city', 'mailing city'] },
    country: {
      names: [
        ...['country', '国家', 'country/region', 'country region', '国家/地区', 'card country'],
        ...['default address country code', 'country code'],
      ],
    },
    company: {
      names: [
        ...['company', '公司名称', '公司', '企业名称', '单位名称', 'company_name', 'account name'],
        ...['associated company', 'default address company'],
      ],
    },
    company_size: {
      names: [
        'company_size',
        '公司规模',
        '企业规模',
        '人员规模',
        'number of employees',
        'employees',
      ],
    },
    industry: { names: ['industry', '所属行业', '行业', '客户行业'] },
    job_title: { names: ['job_title', '职位', '职务', 'title', 'position'] },
    occupation: { names: ['occupation', '职业', 'profession', 'job'] },
    education: { names: ['education', '学历', '教育程度', '文化程度', 'education level'] },
    marital_status: { names: ['marital_status', '婚姻状况', '婚姻', '婚否', 'marital'] },
    household_size: {
      names: ['household_size', '家庭人口', '家庭人数', '家庭规模', 'family size'],
    },
    income_band: {
      names: ['income', '收入', '年收入', '月收入', '收入水平', 'income_band', 'annual income'],
    },
    interests: { names: ['interests', '兴趣', '兴趣爱好', '爱好', '偏好', 'hobbies'] },
    tags: { names: ['tags', '标签', '客户标签', '会员标签', 'tag'] },
    source: {
      names: [
        ...[
          'source',
          '客户来源',
          '来源',
          '来源渠道',
          '注册渠道',
          '获客渠道',
          'lead_source',
          'original source',
        ],
        ...['acquisition_channel', 'channel', '会员来源', '渠道'],
      ],
    },
    tier: {
      names: [
        ...[
          'tier',
          '会员等级',
          '客户等级',
          '客户级别',
          '等级',
          '级别',
          'level',
          'membership level',
        ],
        'loyalty_tier',
      ],
    },
    important: {
      names: ['重要客户', '是否重要客户', '重点客户', 'important', 'vip', 'is_vip', '是否VIP'],
    },
    consent: {
      names: [
        ...[
          'consent',
          '短信授权',
          '营销授权',
          '营销同意',
          '是否同意营销',
          'accepts email marketing',
        ],
        ...[
          'accepts marketing',
          'opt_in',
          'marketing consent',
          '邮件授权',
          'accepts sms marketing',
        ],
      ],
    },
    registered_at: {
      names: [
        ...[
          'registered_at',
          '注册时间',
          '注册日期',
          '入会时间',
          '入会日期',
          '开卡时间',
          'sign_up',
          'signup_date',
        ],
        ...[
          'sign up',
          'sign up registered',
          'registration_date',
          'registered',
          'created_at',
          'create date',
        ],
        ...[
          'created (utc)',
          'created time',
          'created date',
          '创建时间',
          '建档时间',
          'dt_customer',
          'join_date',
        ],
        ...['date joined', 'member since', 'customer since', '加入时间'],
      ],
    },
    status: {
      names: [
        'status',
        '客户状态',
        '会员状态',
        '状态',
        '账户状态',
        'lead status',
        'customer_status',
      ],
    },
    churned: {
      names: ['churn', 'churned', '是否流失', '流失', 'exited', 'attrition', 'churn label'],
    },
    tenure: { names: ['tenure', '在网时长', '在网月数', 'tenure months', 'months', '会员时长'] },
    ended_at: {
      names: [
        'ended_at',
        '终止时间',
        '到期时间',
        '退会时间',
        '解约时间',
        'cancelled_at',
        'end_date',
      ],
    },
    contract: { names: ['contract', '合同类型', '合约', '套餐类型', 'contract type', 'plan'] },
    recurring_amount: {
      names: [
        ...[
          'monthly_charges',
          '月费',
          '月租',
          '月租费',
          'recurring_amount',
          'mrr',
          'monthly charge',
        ],
        'subscription amount',
      ],
    },
    updated_at: {
      names: [
        'updated_at',
        '更新时间',
        '修改时间',
        'last modified date',
        'modified time',
        '最后更新时间',
      ],
    },
    owner: {
      names: [
        'owner',
        '负责人',
        '客户经理',
        '跟进人',
        'contact owner',
        'account owner',
        'owner alias',
        '销售代表',
      ],
    },
  },
};
