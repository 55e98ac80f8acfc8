/** Where the picture of a product is: whole, or small for tiles. The version makes it an address of its own. */
export function pictureAddress(productId: string, version: string, size: 'whole' | 'small'): string {
  return `/api/catalog/pictures/${productId}${size === 'small' ? '/small' : ''}?v=${version}`
}
