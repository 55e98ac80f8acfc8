import { Button } from '@mantine/core'
import { useMessages } from '@platform/ui'
import { IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'

/** Prints the report as it is on the page, without the bar and the buttons around it. */
export function PrintButton(): ReactNode {
  const t = useMessages(messages)
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={16} aria-hidden="true" />}
      onClick={() => window.print()}
    >
      {t('paper.print')}
    </Button>
  )
}
