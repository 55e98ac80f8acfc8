-- Up Migration

-- Which plugins a company has switched off, or on again; one without a row is on. The audit says who did.
create table host.plugin_switch (
  company_id integer not null,
  plugin_id text not null,
  is_on boolean not null,
  switched_at timestamptz not null default clock_timestamp(),
  primary key (company_id, plugin_id)
);
grant select, insert, update on host.plugin_switch to erp_app;

create view host.plugin_off_view as
  select company_id, plugin_id, switched_at from host.plugin_switch where not is_on;
grant select on host.plugin_off_view to erp_app;

-- Down Migration

drop view host.plugin_off_view;
drop table host.plugin_switch;
