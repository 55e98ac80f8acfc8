import { statement } from '@platform/database'
import type { PictureType } from '../pictures/read-picture.ts'

/**
 * $1 company, $2 products, $3 pictures, $4 their types, $5 thumbnails, $6 their types, $7 versions: answers the products
 * that are there and have them now.
 */
export const savePictures = statement<{ product_id: string }>(
  'catalog.save-pictures',
  `insert into catalog.product_picture as kept
          (company_id, product_id, picture, picture_type, thumbnail, thumbnail_type, version)
   select $1, draft.product_id, draft.picture, draft.picture_type, draft.thumbnail, draft.thumbnail_type, draft.version
     from unnest($2::uuid[], $3::bytea[], $4::catalog.picture_type[], $5::bytea[], $6::catalog.picture_type[],
                 $7::text[])
       as draft (product_id, picture, picture_type, thumbnail, thumbnail_type, version)
     join catalog.product on product.company_id = $1 and product.id = draft.product_id
   on conflict (company_id, product_id) do update
     set picture = excluded.picture, picture_type = excluded.picture_type, thumbnail = excluded.thumbnail,
         thumbnail_type = excluded.thumbnail_type, version = excluded.version, set_at = clock_timestamp()
   returning product_id`,
)

/** $1 company, $2 product: answers a row when there was one. */
export const deletePicture = statement<{ product_id: string }>(
  'catalog.delete-picture',
  'delete from catalog.product_picture where company_id = $1 and product_id = $2 returning product_id',
)

/** $1 company, $2 product. */
export const findPicture = statement<{ bytes: Buffer; type: PictureType; version: string }>(
  'catalog.find-picture',
  `select picture as bytes, picture_type as type, version from catalog.product_picture
    where company_id = $1 and product_id = $2`,
)

/** $1 company, $2 product. */
export const findThumbnail = statement<{ bytes: Buffer; type: PictureType; version: string }>(
  'catalog.find-thumbnail',
  `select thumbnail as bytes, thumbnail_type as type, version from catalog.product_picture
    where company_id = $1 and product_id = $2`,
)

/** $1 company, $2 product. */
export const findPictureVersion = statement<{ version: string }>(
  'catalog.find-picture-version',
  'select version from catalog.product_picture_view where company_id = $1 and product_id = $2',
)
