-- Grain: one row. By which cuts are customers scored, as of the date?
create or replace table mart.rfm_cuts as
from mart.rfm_cuts_of('mart.rfm_facts');
