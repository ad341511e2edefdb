-- Grain: one Chinese character that occurs in a customer's name. Which readings can be asked for?
create or replace table mart.name_characters as
select distinct unnest(regexp_extract_all(name, '\p{Han}')) as letter,
from mart.contacts;
