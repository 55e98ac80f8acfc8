-- Up Migration

-- What people changed, for pages that show the history of their own documents.
create view host.audit_view as
  select company_id, id, recorded_at, actor_id, action, subject, details from host.audit;
grant select on host.audit_view to erp_app;
