import { Button } from '@mantine/core'
import { useLanguage } from '@platform/ui'
import { IconFileTypePdf } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type Kind = 'invoices' | 'payments' | 'statements'

/** Where the PDF file of a document is, in the reader's language. */
export function usePaperAddress(): (
  kind: Kind,
  id: string,
  options?: Readonly<Record<string, string | undefined>>,
) => string {
  const language = useLanguage()
  return (kind, id, options = {}) => {
    const query = new URLSearchParams({ language })
    for (const [name, value] of Object.entries(options)) if (value) query.set(name, value)
    return `/api/accounting/papers/${kind}/${id}.pdf?${query}`
  }
}

/** Opens a PDF file beside the page, to be read, kept or printed. */
export function PaperButton({ href, children }: { href: string; children: ReactNode }): ReactNode {
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      rel="noopener"
      variant="default"
      leftSection={<IconFileTypePdf size={16} aria-hidden="true" />}
    >
      {children}
    </Button>
  )
}

/** The same as a document's action, which is a deed rather than a link. */
export function openPaper(href: string): void {
  window.open(href, '_blank', 'noopener')
}
