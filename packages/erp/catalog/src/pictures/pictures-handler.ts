import type { ServerResponse } from 'node:http'
import { transaction } from '@platform/database'
import {
  allowedSession,
  type HttpContext,
  type HttpHandler,
  idInput,
  onlyOutcome,
  Refusal,
  readJson,
  sendJson,
} from '@platform/plugin-api'
import { z } from 'zod'
import { permissions } from '../permissions.ts'
import { findPicture, findThumbnail } from '../sql/pictures.ts'
import { removePicture, savePictures } from './save-pictures.ts'

const YEAR_SECONDS = 31_536_000
/** Two pictures of the largest size, written in letters. */
const LARGEST_BODY_BYTES = 1024 * 1024

const draftInput = z.object({ picture: z.base64(), thumbnail: z.base64() })

/**
 * Pictures of products. GET `/api/catalog/pictures/<product id>` and `.../small`, with `?v=<version>` to be kept for
 * ever; PUT `{ picture, thumbnail }`, each as base64; DELETE. An id that is not the company's own answers 404.
 */
export const picturesHandler: HttpHandler = {
  id: 'catalog.pictures',
  path: '/api/catalog/pictures',
  async handle(request, response, context) {
    const address = new URL(request.url ?? '', 'http://pictures')
    const [, id, small] = /\/pictures\/([^/]+)(\/small)?$/.exec(address.pathname) ?? []
    const productId = idInput.safeParse(id)
    if (!productId.success) throw noSuchPicture()
    switch (request.method) {
      case 'GET':
        return show(response, context, {
          productId: productId.data,
          isSmall: small !== undefined,
          version: address.searchParams.get('v'),
        })
      case 'PUT': {
        const { company, user } = allowedSession(response, context, permissions.edit)
        const body = draftInput.safeParse(await readJson(request, LARGEST_BODY_BYTES))
        if (!body.success) throw malformed()
        const draft = {
          productId: productId.data,
          picture: Buffer.from(body.data.picture, 'base64'),
          thumbnail: Buffer.from(body.data.thumbnail, 'base64'),
        }
        const saved = await transaction(context.database, async (tx) =>
          onlyOutcome(await savePictures(tx, company.id, user.id, [draft])),
        )
        return sendJson(response, 200, saved)
      }
      case 'DELETE': {
        const { company, user } = allowedSession(response, context, permissions.edit)
        await transaction(context.database, (tx) => removePicture(tx, company.id, user.id, productId.data))
        return sendJson(response, 200, { removed: true })
      }
      default:
        throw noSuchPicture()
    }
  },
}

async function show(
  response: ServerResponse,
  context: HttpContext,
  { productId, isSmall, version }: { productId: string; isSmall: boolean; version: string | null },
): Promise<void> {
  const { company } = allowedSession(response, context, permissions.read)
  const [kept] = await transaction(context.database, (tx) =>
    tx.query(isSmall ? findThumbnail : findPicture, [company.id, productId]),
  )
  if (!kept) throw noSuchPicture()
  response.setHeader('Content-Type', kept.type)
  response.setHeader('Content-Length', kept.bytes.length)
  // Opened by itself it is a picture and nothing else, whatever it may hold.
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  response.setHeader('X-Content-Type-Options', 'nosniff')
  // Its address has its version, so that it is asked for once; others may change under theirs.
  const isFixed = version === kept.version
  response.setHeader(
    'Cache-Control',
    isFixed ? `private, max-age=${YEAR_SECONDS}, immutable` : 'private, no-cache',
  )
  response.end(kept.bytes)
}

function noSuchPicture(): Refusal {
  return new Refusal({ kind: 'missing', code: 'unknown_picture', message: 'There is no such picture.' })
}

function malformed(): Refusal {
  return new Refusal({
    kind: 'invalid',
    code: 'no_picture',
    message: 'That is no picture that can be shown here. Choose a PNG, JPEG or WebP file.',
  })
}
