-- Grain: one value; a macro. Which segment do these scores make? The eleven of the R × F grid, or in
-- the mode of the R package its boxes, of which the first match wins.
create or replace macro mart.segment_of(mode, r, f, m) as case
  when mode = 'r-compatible' then case
    when r = 5 and f = 5 and m = 5 then 'champions'
    when r between 3 and 5 and f between 3 and 5 and m between 2 and 5 then 'potential_loyalist'
    when r between 2 and 4 and f between 2 and 4 and m between 2 and 4 then 'loyal'
    when r between 3 and 4 and f between 1 and 3 and m between 3 and 5 then 'promising'
    when r between 4 and 5 and f between 1 and 3 and m between 1 and 5 then 'new'
    when r between 1 and 2 and f between 3 and 4 and m between 4 and 5 then 'cant_lose'
    when r between 1 and 2 and f between 2 and 5 and m between 4 and 5 then 'at_risk'
    when r between 1 and 3 and f between 3 and 5 and m between 3 and 5 then 'need_attention'
    when r between 2 and 3 and f between 1 and 3 and m between 1 and 4 then 'about_to_sleep'
    when r = 1 and f between 1 and 5 and m between 1 and 5 then 'lost'
    else 'others'
  end
  when r = 5 and f >= 4 then 'champions'
  when r between 3 and 4 and f >= 4 then 'loyal'
  when r >= 4 and f between 2 and 3 then 'potential_loyalist'
  when r = 5 and f = 1 then 'new'
  when r = 4 and f = 1 then 'promising'
  when r = 3 and f = 3 then 'need_attention'
  when r = 3 and f <= 2 then 'about_to_sleep'
  when r <= 2 and f between 3 and 4 then 'at_risk'
  when r <= 2 and f = 5 then 'cant_lose'
  when r = 1 and f = 1 then 'lost'
  else 'hibernating'
end;
