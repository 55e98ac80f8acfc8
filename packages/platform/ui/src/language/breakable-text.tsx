import type { ReactNode } from 'react'

/**
 * Names and addresses, which keep their own order within a line of the other script; an address of mail that is too
 * long breaks before its @ rather than anywhere.
 */
export function BreakableText({ text }: { text: string }): ReactNode {
  const [name, ...domain] = text.split(/(?=@)/)
  return (
    <bdi>
      {name}
      {domain.length > 0 && <wbr />}
      {domain}
    </bdi>
  )
}
