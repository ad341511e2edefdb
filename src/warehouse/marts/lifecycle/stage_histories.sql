-- Grain: one span of days in one stage of one customer. Through which stages did each go?
create or replace table mart.stage_histories as
from mart.stage_spans_of('mart.order_days', 'mart.customers');
