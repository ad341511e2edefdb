-- Grain: one row. Does the shop sell in China, by its currency, or by its time zone where no currency
-- is known?
create or replace view mart.market as
select
  coalesce(
    getvariable('currency')::varchar in ('CNY', 'HKD', 'MOP', 'TWD'),
    getvariable('time_zone') in (
      'Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei'
    )
  ) as is_chinese;
