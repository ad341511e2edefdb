-- Grain: one category, brand or other value of what was bought. How many customers of the audience
-- have bought it, against all customers (TGI), and for how many is it the main one?
with
  bought as (
    select
      customer_key,
      case getvariable('dimension')
        when 'subcategory' then subcategory
        when 'brand' then brand
        when 'channel' then channel
        when 'payment_method' then payment_method
        when 'store' then store
        else category
      end as value,
      sum(revenue) as revenue,
    from mart.purchased
    group by customer_key, value
    having value is not null
  ),
  placed as (
    select
      bought.*,
      audience.customer_key is not null as is_inside,
      row_number() over (
        partition by bought.customer_key order by bought.revenue desc, bought.value
      ) = 1 as is_main,
    from bought
    left join mart.audience as audience on bought.customer_key = audience.customer_key
  ),
  known as (
    select
      count(distinct customer_key) as n_all,
      count(distinct customer_key) filter (where is_inside) as n,
      sum(revenue) filter (where is_inside) as revenue,
    from placed
  ),
  counted as (
    select
      value,
      count(*) as customers_all,
      count(*) filter (where is_inside) as customers,
      count(*) filter (where is_inside and is_main) as main_customers,
      coalesce(sum(revenue) filter (where is_inside), 0) as revenue,
    from placed
    group by value
  ),
  shares as (
    select
      counted.*,
      known.n,
      known.n_all,
      known.n_all - known.n as n_rest,
      known.n < 30 as is_small,
      counted.customers / known.n as share,
      counted.customers_all / known.n_all as share_of_all,
      (counted.customers_all - counted.customers) / nullif(n_rest, 0) as share_of_rest,
      counted.main_customers / known.n as main_share,
      case when known.revenue > 0 then counted.revenue / known.revenue end as share_of_revenue,
    from counted, known
    where known.n > 0
  ),
  -- Two-proportion z-test with the pooled share, against the rest.
  scored as (
    select
      *,
      abs(share - share_of_rest)
      / nullif(sqrt(share_of_all * (1 - share_of_all) * (1 / n + 1 / nullif(n_rest, 0))), 0) as z,
    from shares
  ),
  valued as (
    select
      *,
      case when not is_small then mart.two_sided_p(z) end as p_tested,
    from scored
  )
select
  getvariable('dimension') as dimension,
  value,
  customers::double as customers,
  share::double as share,
  share_of_all::double as share_of_all,
  (100 * share / share_of_all)::double as index,
  p_adjusted::double as p_adjusted,
  coalesce(p_adjusted < 0.05, false) as is_significant,
  main_customers::double as main_customers,
  main_share::double as main_share,
  revenue::double as revenue,
  share_of_revenue::double as share_of_revenue,
  n::double as n,
  n_all::double as n_all,
  is_small,
from mart.adjusted('valued')
order by customers desc, revenue desc, value
limit 200;
