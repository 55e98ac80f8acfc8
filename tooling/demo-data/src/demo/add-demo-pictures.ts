import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { findProducts, savePictures } from '@erp/catalog'
import { type Database, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { accepted } from '../accepted.ts'

// Beside the bundle, or in the source.
const places = ['../../pictures', 'pictures', '../pictures'].map((place) =>
  path.join(import.meta.dirname, place),
)

/** Gives the demo's products their pictures, drawn for it: each is named by its product's code, and small already. */
export async function addDemoPictures(database: Database, company: Company): Promise<void> {
  const folder = places.find((place) => existsSync(place))
  if (folder === undefined) throw new Error(`The demo's pictures are not there: ${places.join(', ')}`)
  const files = readdirSync(folder).filter((file) => file.endsWith('.webp'))
  const codes = files.map((file) => path.basename(file, '.webp'))
  await transaction(database, async (tx) => {
    const products = await findProducts(tx, company.id, codes)
    const drafts = codes.flatMap((code) => {
      const productId = products.get(code)
      if (productId === undefined) return []
      const picture = readFileSync(path.join(folder, `${code}.webp`))
      return [{ productId, picture, thumbnail: picture }]
    })
    for (const outcome of await savePictures(tx, company.id, null, drafts)) accepted(outcome)
  })
}
