/** As the server takes them; what a camera makes is many times that. */
const WHOLE_PIXELS = 1024
const WHOLE_BYTES = 512 * 1024
const SMALL_PIXELS = 256
const SMALL_BYTES = 64 * 1024

/** From the best on; a photograph at the last is still one. */
const QUALITIES = [0.85, 0.7, 0.5, 0.3]

/** A file that this browser cannot show as a picture. */
export class NoPicture extends Error {}

/** Makes of a chosen file what the server keeps: the whole picture, and a small square cut out of its middle. */
export async function shrinkPicture(file: Blob): Promise<{ picture: Blob; thumbnail: Blob }> {
  const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
    throw new NoPicture('The file is no picture', { cause })
  })
  try {
    const { width, height } = bitmap
    const scale = Math.min(1, WHOLE_PIXELS / Math.max(width, height))
    const whole = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    }
    const side = Math.min(width, height)
    const middle = { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side }
    const small = Math.min(SMALL_PIXELS, side)
    return {
      picture: await packed(bitmap, { x: 0, y: 0, width, height }, whole, WHOLE_BYTES),
      thumbnail: await packed(bitmap, middle, { width: small, height: small }, SMALL_BYTES),
    }
  } finally {
    bitmap.close()
  }
}

type Size = { readonly width: number; readonly height: number }

async function packed(
  bitmap: ImageBitmap,
  from: Size & { readonly x: number; readonly y: number },
  to: Size,
  most: number,
): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = to.width
  canvas.height = to.height
  const context = canvas.getContext('2d')
  if (context === null) throw new NoPicture('The browser draws no pictures')
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, from.x, from.y, from.width, from.height, 0, 0, to.width, to.height)
  for (const quality of QUALITIES) {
    const blob = await encoded(canvas, 'image/webp', quality)
    if (blob.size <= most) return blob
  }
  // A browser that writes no WebP answers PNG, which knows no quality.
  return encoded(canvas, 'image/jpeg', 0.6)
}

function encoded(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new NoPicture('The picture is empty')) : resolve(blob)),
      type,
      quality,
    )
  })
}
