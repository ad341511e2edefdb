-- Grain: one value of an attribute whose values have an order of their own: bands of age, income or
-- size, education. Where does it stand? Other attributes have no rows: theirs go by frequency.
create or replace table mart.value_positions as
with
  told as (
    select
      value_key,
      attribute,
      lower(trim(value)) as word,
      -- Thousands are written with a comma: 5,000.
      regexp_replace(lower(trim(value)), '([0-9])[,，]([0-9]{3})', '\1\2', 'g') as figures,
      lower(trim(value)) in (
        'other', 'others', 'unknown', 'n/a', 'none', '其他', '其它', '未知', '保密', '不详', '未填'
      ) as is_rest,
    from mart.attribute_values
  ),
  read as (
    select
      *,
      -- A band begins with a number, or says that it lies below or above one; 'P3' is a name.
      try_cast(
        nullif(
          regexp_extract(
            figures,
            '^(?:[<>≤≥~¥￥$€£约\s-]|rmb|under|less than|below|up to|over|more than|above|不足)*([0-9]+(?:[.][0-9]+)?)',
            1
          ),
          ''
        ) as double
      )
      * case regexp_extract(figures, '[0-9]\s*(万|千|k|w|m)', 1)
        when '万' then 1e4
        when 'w' then 1e4
        when '千' then 1e3
        when 'k' then 1e3
        when 'm' then 1e6
        else 1
      end as number,
      strpos(
        '零一二三四五六七八九十',
        nullif(regexp_extract(word, '[一二三四五六七八九十]'), '')
      )
      -- Cities of the new first tier come after those of the first.
      + case when starts_with(word, '新') then 0.5 else 0 end as numeral,
      list_position(
        [
          '文盲', '小学', 'primary school', '初中', 'middle school', '高中', 'high school', '职高',
          '技校', '中专', '大专', '专科', 'college', 'associate', '本科', '大学', '大学本科',
          'bachelor', 'bachelor''s', 'graduation', '研究生', '硕士', 'master', 'master''s', '博士',
          'phd', 'doctorate'
        ],
        regexp_replace(word, '(及|或)?以[上下]$', '')
      ) as education,
      list_position(
        [
          '微型', 'micro', '小型', '小', 'small', '低', 'low', '中型', '中', '中等', 'medium',
          'mid-size', 'middle', '大型', '大', 'large', '高', 'high', '超大型', 'enterprise'
        ],
        word
      ) as size,
    from told
    where not is_rest
  ),
  placed as (
    select
      value_key,
      case
        when count(number) over attribute = count(*) over attribute then number
        + case
          when regexp_matches(figures, '^[<≤]|以下|不足|以内|under|less|below|up to') then -0.5
          when regexp_matches(figures, '^[>≥]|[+＋]$|以上|over|more|above') then 0.5
          else 0
        end
        when count(numeral) over attribute = count(*) over attribute then numeral
        when count(education) over attribute = count(*) over attribute then education
        when count(size) over attribute = count(*) over attribute then size
      end::double as position,
    from read
    window attribute as (partition by attribute)
  )
select
  value_key,
  position,
from placed
where position is not null;
