import { customerIds, type KindAliases } from './alias';

export const customers: KindAliases<'customers'> = {
  own: 'customer, client, member, user, contact, lead, account, subscriber, 客户, 会员, 用户, 顾客, 买家, default address',
  needs: [['customer_id', 'email', 'phone']],
  distinctive: [
    'gender',
    'birth_date',
    'age',
    'registered_at',
    'tenure',
    'churned',
    'education',
    'marital_status',
    'household_size',
    'income_band',
    'occupation',
    'contract',
    'recurring_amount',
    'job_title',
    'industry',
    'company_size',
  ],
  roles: {
    customer_id: `
      ${customerIds}, 会员卡号, record id, lead id, contact id, id, 编号, 顾客号, 客户卡号,
      会员卡ID, user name, uid, openid, unionid, 手机会员号, first_id, card_no,
      customer key, cust no, account number, subscriber key, visitor_id, distinct_id`,
    name: `
      姓名, 客户名称, 客户姓名, 会员姓名, 会员名称, 持卡人, customer_name, full_name, 名称,
      用户名, 昵称, 顾客姓名, 买家姓名, 主联系人, username, 真实姓名, 客户全称, 会员昵称,
      用户昵称, display name, contact name, customer, client name, user_name, nickname,
      微信昵称, 联系人, 联系人姓名, client`,
    first_name: 'firstname, given name, 名',
    last_name: 'lastname, surname, family name, 姓',
    kind: `
      客户类型, 客户性质, customer_type, account type, 客户类别, account category,
      person type, 用户类型, 会员类型, client type`,
    gender: 'sex, 性别, 客户性别, 会员性别, 用户性别',
    birth_date: `
      birthday, date of birth, dob, birthdate, 出生日期, 生日, 出生年月, 会员生日,
      birth day, 出生年月日, date_of_birth, birth`,
    age: '年龄, 客户年龄, 用户年龄, customer age',
    phone: `
      手机号, 手机, 手机号码, 联系手机, 会员手机号, 用户手机号, 客户手机, 联系人手机, 移动电话,
      手机号(主), mobile, mobile phone, mobile number, cell phone, cell, phone_number,
      联系电话, 电话, telephone, tel, contact number, primary phone, phone 1, 联系方式,
      客户电话, default address phone, 办公电话`,
    email: `
      e-mail, 邮箱, 电子邮箱, 电子邮件, email_address, mail, email id, e-mail address,
      work email, primary email, 电邮, 会员邮箱, 用户邮箱`,
    address: `
      地址, 详细地址, 联系地址, 公司地址, 收货地址, address1, street,
      default address address1, street address, address line 1, 家庭住址, 住址, 通讯地址,
      street 1, mailing street`,
    province: `
      省份, 省, 所在省份, state, region, default address province code, province code,
      所属省份, 所在省, state/region, state/province, 省/州, mailing state, customer_state,
      county, 省份/直辖市`,
    city: `
      城市, 市, 所在城市, default address city, mailing city, 所在市, 所属城市, town,
      customer_city, 地市`,
    country: `
      国家, country/region, country region, 国家/地区, card country,
      default address country code, country code, nation, geography, 国别, mailing country`,
    company: `
      公司名称, 公司, 企业名称, 单位名称, company_name, account name, associated company,
      default address company, organisation, organization, 客户公司, 单位, 工作单位,
      employer`,
    company_size: `
      公司规模, 企业规模, 人员规模, number of employees, employees, no of employees,
      员工人数, 员工数`,
    industry: '所属行业, 行业, 客户行业, sector, 行业类别',
    job_title: '职位, 职务, title, position, designation, 岗位, role',
    occupation: '职业, profession, job',
    education: `
      学历, 教育程度, 文化程度, education level, 最高学历, 教育水平, 受教育程度`,
    marital_status: '婚姻状况, 婚姻, 婚否, marital, 婚姻情况, 是否结婚',
    household_size: `
      家庭人口, 家庭人数, 家庭规模, family size, family_size, household members`,
    income_band: `
      income, 收入, 年收入, 月收入, 收入水平, annual income, yearly income, monthly income,
      yearlyincome, estimated salary, 收入区间, 年收入(万元), salary`,
    interests: '兴趣, 兴趣爱好, 爱好, 偏好, hobbies, 兴趣标签, 购物偏好',
    tags: '标签, 客户标签, 会员标签, tag, 用户标签, labels, segments',
    source: `
      客户来源, 来源, 来源渠道, 注册渠道, 获客渠道, lead_source, original source,
      acquisition_channel, channel, 会员来源, 渠道, 注册来源, 线索来源, 用户来源,
      signup source, acquisition source, referral source, utm_source, first utm source,
      客户渠道`,
    tier: `
      会员等级, 客户等级, 客户级别, 等级, 级别, level, membership level, loyalty_tier,
      用户等级, vip等级, 会员级别, member tier, membership, membership tier,
      loyalty status, card tier, vip level, membership type`,
    important: `
      重要客户, 是否重要客户, 重点客户, vip, is_vip, 是否VIP, 是否重点客户, vip客户`,
    consent: `
      短信授权, 营销授权, 营销同意, 是否同意营销, accepts email marketing,
      accepts marketing, opt_in, marketing consent, 邮件授权, accepts sms marketing,
      是否接受营销, email consent, subscribed, subscribed_to_emails, 是否订阅, newsletter,
      email opt in`,
    registered_at: `
      注册时间, 注册日期, 入会时间, 入会日期, 开卡时间, sign_up, signup_date, sign up,
      sign up registered, registration_date, registered, created_at, create date,
      created (utc), created time, created date, 创建时间, 建档时间, dt_customer,
      join_date, date joined, member since, customer since, 加入时间, 领卡时间, 办卡时间,
      办卡日期, 开户时间, 开户日期, 注册日, optin_time, subscription_date, enrollment date,
      enrolled_at, enroll date, account created, date created, joined, joined at,
      became_member_on, 创建日期, 首次注册时间, account creation date`,
    status: `
      客户状态, 会员状态, 状态, 账户状态, lead status, customer_status, 成交状态, 跟进状态,
      account status, member status, 用户状态, subscription status, lifecycle stage,
      客户阶段`,
    churned: `
      churn, 是否流失, 流失, exited, attrition, churn label, churned?, is_churn,
      is_churned, attrited, churn value, churn flag, attrition_flag, 已流失, 流失标签`,
    tenure: `
      在网时长, 在网月数, tenure months, months, 会员时长, tenure in months,
      months_on_book, customer tenure, 会员年限, account age`,
    ended_at: `
      终止时间, 到期时间, 退会时间, 解约时间, cancelled_at, end_date, contract end date,
      churned_at, cancellation date, 合同到期日, subscription end date, expired_at`,
    contract: `
      合同类型, 合约, 套餐类型, contract type, plan, subscription type, subscription plan,
      plan name, plan type, 套餐`,
    recurring_amount: `
      monthly_charges, 月费, 月租, 月租费, mrr, monthly charge, subscription amount,
      monthly fee, monthly revenue, monthly_recurring_revenue, arr, subscription price,
      月消费, monthly_amount, monthly price, monthly cost, subscription fee`,
    updated_at: `
      更新时间, 修改时间, last modified date, modified time, 最后更新时间, last modified,
      modified_at, date updated, 最近更新时间, last_changed`,
    owner: `
      负责人, 客户经理, 跟进人, contact owner, account owner, owner alias, 销售代表,
      归属人, 归属销售, 所属员工, 专属导购, lead owner, account manager, sales rep,
      sales owner, 跟进员工, 所属销售, 服务导购`,
  },
};
