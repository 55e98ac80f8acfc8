import { shrinkPicture } from './shrink-picture.ts'

/** Makes a chosen file small enough, and has it kept as the picture of a product. */
export async function sendPicture({ productId, file }: { productId: string; file: Blob }): Promise<void> {
  const { picture, thumbnail } = await shrinkPicture(file)
  const [whole, small] = await Promise.all([base64Of(picture), base64Of(thumbnail)])
  await send(productId, 'PUT', JSON.stringify({ picture: whole, thumbnail: small }))
}

/** Takes the picture of a product away. */
export async function removePicture({ productId }: { productId: string }): Promise<void> {
  await send(productId, 'DELETE')
}

async function send(productId: string, method: string, body?: string): Promise<void> {
  const response = await fetch(`/api/catalog/pictures/${productId}`, {
    method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
  })
  if (response.ok) return
  // Told as tRPC tells it, so that it is shown in the reader's words.
  const refusal: unknown = await response.json().catch(() => undefined)
  throw Object.assign(new Error(`The picture was not kept: ${response.status}`), {
    data: { httpStatus: response.status, refusal },
  })
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  // In parts: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
