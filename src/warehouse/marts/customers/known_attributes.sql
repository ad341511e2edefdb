-- Grain: one attribute value of one customer, as text. What is known of each customer, in long form?
create or replace table mart.known_attributes as
with
  -- Platforms that know customers only through their orders.
  delivered as (
    select
      customer_id,
      arg_max(province, ordered_at) as province,
      arg_max(city, ordered_at) as city,
    from staging.transactions
    where
      (province is not null or city is not null)
      and ordered_at < getvariable('as_of') + 1
    group by customer_id
  ),
  person as (
    select
      customers.customer_key,
      customers.kind,
      customers.gender,
      case
        when years between 0 and 17 then '<18'
        when years < 0 then null
        when years < 25 then '18–24'
        when years < 35 then '25–34'
        when years < 45 then '35–44'
        when years < 55 then '45–54'
        when years < 65 then '55–64'
        when years < 120 then '65+'
      end as age_band,
      coalesce(customers.province, delivered.province) as province,
      coalesce(customers.city, delivered.city) as city,
      customers.country,
      customers.company_size,
      customers.industry,
      customers.occupation,
      customers.education,
      customers.marital_status,
      customers.household_size,
      customers.income_band,
      customers.source,
      customers.file_tier as member_tier,
      customers.contract,
      customers.file_status as status,
    from (
      select
        *,
        coalesce(datesub('year', birth_date, getvariable('as_of')), age) as years,
      from mart.customers
    ) as customers
    left join delivered using (customer_id)
  )
select
  customer_key,
  attribute,
  value,
from person
unpivot (
  value for attribute in (
    kind, gender, age_band, province, city, country, company_size, industry, occupation, education,
    marital_status, household_size, income_band, source, member_tier, contract, status
  )
)
union all
select
  keys.customer_key,
  own.attribute,
  own.value,
from staging.customer_attributes as own
join mart.keys as keys on own.customer_id = keys.customer_id
where own.value is not null;
