import { createHash } from 'node:crypto'
import type { Tx } from '@platform/database'
import { audit, Refusal } from '@platform/plugin-api'
import { unknownProduct } from '../refusals.ts'
import { deletePicture, savePictures as savePictureRows } from '../sql/pictures.ts'
import { type PictureHead, readPicture } from './read-picture.ts'

/** As large as a page shows it. */
const PICTURE_BYTES = 512 * 1024
const PICTURE_PIXELS = 2048
/** As small as a tile shows it, many to a screen. */
const THUMBNAIL_BYTES = 64 * 1024
const THUMBNAIL_PIXELS = 512

/** A picture of a product, with the small one that its maker made of it. */
export interface PictureDraft {
  readonly productId: string
  readonly picture: Buffer
  readonly thumbnail: Buffer
}

/**
 * Keeps a picture for each product, instead of the one before. Answers one outcome for each, in their order: its version,
 * or a refusal of what is no PNG, JPEG or WebP (`no_picture`), is too large (`picture_too_large`), or of a product the
 * company has not.
 */
export async function savePictures(
  tx: Tx,
  companyId: number,
  actorId: string | null,
  drafts: readonly PictureDraft[],
): Promise<readonly ({ readonly version: string } | Refusal)[]> {
  const judged = drafts.map((draft) => {
    const picture = judge(draft.picture, { bytes: PICTURE_BYTES, pixels: PICTURE_PIXELS })
    const thumbnail = judge(draft.thumbnail, { bytes: THUMBNAIL_BYTES, pixels: THUMBNAIL_PIXELS })
    if (picture instanceof Refusal) return picture
    if (thumbnail instanceof Refusal) return thumbnail
    return { draft, picture: picture.type, thumbnail: thumbnail.type, version: versionOf(draft) }
  })
  const good = judged.flatMap((one) => (one instanceof Refusal ? [] : [one]))
  const saved = await tx.query(savePictureRows, [
    companyId,
    good.map(({ draft }) => draft.productId),
    good.map(({ draft }) => draft.picture),
    good.map(({ picture }) => picture),
    good.map(({ draft }) => draft.thumbnail),
    good.map(({ thumbnail }) => thumbnail),
    good.map(({ version }) => version),
  ])
  const known = new Set(saved.map((row) => row.product_id))
  if (actorId !== null)
    for (const productId of known)
      audit(tx, { companyId, actorId, action: 'catalog.picture-set', subject: `product:${productId}` })
  return judged.map((one) => {
    if (one instanceof Refusal) return one
    return known.has(one.draft.productId) ? { version: one.version } : unknownProduct(one.draft.productId)
  })
}

/** Takes the picture of a product away; there may be none. */
export async function removePicture(
  tx: Tx,
  companyId: number,
  actorId: string,
  productId: string,
): Promise<void> {
  const [removed] = await tx.query(deletePicture, [companyId, productId])
  if (removed)
    audit(tx, { companyId, actorId, action: 'catalog.picture-removed', subject: `product:${productId}` })
}

function judge(content: Buffer, most: { bytes: number; pixels: number }): PictureHead | Refusal {
  const head = readPicture(content)
  if (head === undefined) return noPicture()
  const isTooLarge = Math.max(head.width, head.height) > most.pixels || content.length > most.bytes
  if (isTooLarge) return pictureTooLarge(most)
  return head.width > 0 && head.height > 0 ? head : noPicture()
}

function versionOf({ picture, thumbnail }: PictureDraft): string {
  return createHash('sha256').update(picture).update(thumbnail).digest('hex').slice(0, 16)
}

function noPicture(): Refusal {
  return new Refusal({
    kind: 'invalid',
    code: 'no_picture',
    message: 'That is no picture that can be shown here. Choose a PNG, JPEG or WebP file.',
  })
}

function pictureTooLarge({ bytes, pixels }: { bytes: number; pixels: number }): Refusal {
  const kilobytes = bytes / 1024
  return new Refusal({
    kind: 'invalid',
    code: 'picture_too_large',
    message: `A picture here has at most ${pixels} by ${pixels} pixels and ${kilobytes} KB. Choose a smaller one.`,
    facts: { pixels, kilobytes },
  })
}
