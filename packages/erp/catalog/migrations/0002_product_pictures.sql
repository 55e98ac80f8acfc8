-- Up Migration
create type catalog.picture_type as enum ('image/png', 'image/jpeg', 'image/webp');

-- What a product looks like. Nothing refers to it, so it may be taken away.
create table catalog.product_picture (
  company_id integer not null,
  product_id uuid not null,
  picture bytea not null check (octet_length(picture) between 1 and 524288),
  picture_type catalog.picture_type not null,
  -- The same, small: for tiles and lists.
  thumbnail bytea not null check (octet_length(thumbnail) between 1 and 65536),
  thumbnail_type catalog.picture_type not null,
  -- Of the picture and thumbnail, in their addresses: what is kept by a browser is never an old one.
  version text not null check (version ~ '^[0-9a-f]{16}$'),
  set_at timestamptz not null default clock_timestamp(),
  primary key (company_id, product_id),
  constraint product_picture_product foreign key (company_id, product_id)
    references catalog.product (company_id, id)
);
-- They are packed already.
alter table catalog.product_picture alter column picture set storage external;
alter table catalog.product_picture alter column thumbnail set storage external;
grant select, insert, update, delete on catalog.product_picture to erp_app;

create view catalog.product_picture_view as
select company_id, product_id, version
from catalog.product_picture;
grant select on catalog.product_picture_view to erp_app;
