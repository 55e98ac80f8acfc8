/** Words searched for as `ilike` finds them literally; null where none were given. */
export function likeWords(search: string | undefined): string | null {
  return search === undefined || search === '' ? null : search.replaceAll(/[\\%_]/g, String.raw`\$&`)
}
