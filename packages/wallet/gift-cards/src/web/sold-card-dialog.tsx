import { Button, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { useSession } from '@platform/plugin-api/web'
import { DateText, MoneyText, Printed, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { SoldCard } from './client.ts'
import { messages } from './messages.ts'
import classes from './sold-card.module.css'

/** The code of a card that was just sold: to be copied or printed now, for it is kept nowhere. */
export function SoldCardDialog({ card, onClose }: { card: SoldCard; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('sold.title')}
      // A click beside it would lose the code.
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      <Stack gap="md">
        <CardFace card={card} />
        <Printed>
          <CardFace card={card} />
        </Printed>
        <Text size="sm">{t('sold.once')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => window.print()}>
            {t('sold.print')}
          </Button>
          <CopyButton value={card.code}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'sold.copied' : 'sold.copy')}
              </Button>
            )}
          </CopyButton>
          <Button data-autofocus onClick={onClose}>
            {t('sold.done')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** The card as its buyer gets it. */
function CardFace({ card }: { card: SoldCard }): ReactNode {
  const t = useMessages(messages)
  return (
    <div className={classes['card']}>
      <Text size="sm">{useSession().company.name}</Text>
      <Text size="sm">{t('card.title')}</Text>
      <MoneyText value={card.amount} strong />
      <Text className={classes['code'] ?? ''} component="output" dir="ltr">
        {card.code}
      </Text>
      {card.expiresOn && (
        <Text size="sm">
          {t('card.expiresOn')}: <DateText date={card.expiresOn} />
        </Text>
      )}
    </div>
  )
}
