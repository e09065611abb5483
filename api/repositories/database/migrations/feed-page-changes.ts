/**
 * A trigger that moves pages to the end of the feed of changes (see migration 009). Two statements, as
 * `insert or replace` in a trigger would take over how the outer one meets conflicts.
 */
export function onChange(name: string, event: string, pages: string): string[] {
  return [
    `create trigger ${name} after ${event} begin
       delete from page_change where page_key in (select key from page ${pages});
       insert into page_change (page_key, matter_id) select key, matter_id from page ${pages} order by key;
     end`,
  ];
}
