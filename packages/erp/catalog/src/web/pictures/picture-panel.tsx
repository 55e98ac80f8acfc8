import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import { ErrorAlert, notifyDone, Section, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { invalidateCatalog, type ProductDetails } from '../client.ts'
import { messages } from '../messages.ts'
import { pictureAddress } from './picture-address.ts'
import classes from './pictures.module.css'
import { removePicture, sendPicture } from './send-picture.ts'
import { NoPicture } from './shrink-picture.ts'

/** What a product looks like: its picture, and the choosing of another. It is kept as soon as it is chosen. */
export function PicturePanel({ product }: { product: ProductDetails }): ReactNode {
  const t = useMessages(messages)
  const mayEdit = useMay('catalog.edit') && !product.archived
  const { id: productId, name, pictureVersion } = product
  const send = useMutation({
    mutationFn: sendPicture,
    onSuccess: async () => {
      await invalidateCatalog()
      notifyDone(t('picture.saved'))
    },
  })
  const remove = useMutation({ mutationFn: removePicture, onSuccess: invalidateCatalog })
  if (pictureVersion === null && !mayEdit) return null
  return (
    <Section title={t('picture.title')}>
      <Stack gap="sm" align="start">
        {pictureVersion === null ? (
          <Text size="sm">{t('picture.none')}</Text>
        ) : (
          <img
            className={classes['picture']}
            src={pictureAddress(productId, pictureVersion, 'whole')}
            alt={t('picture.of', { name })}
          />
        )}
        {mayEdit && (
          <Group gap="xs">
            <FileButton
              accept="image/png,image/jpeg,image/webp"
              onChange={(file) => file !== null && send.mutate({ productId, file })}
            >
              {(props) => (
                <Button {...props} variant="default" loading={send.isPending}>
                  {t(pictureVersion === null ? 'picture.choose' : 'picture.change')}
                </Button>
              )}
            </FileButton>
            {pictureVersion !== null && (
              <Button
                variant="subtle"
                color="red"
                loading={remove.isPending}
                onClick={() => remove.mutate({ productId })}
              >
                {t('picture.remove')}
              </Button>
            )}
          </Group>
        )}
        {send.error instanceof NoPicture ? (
          <Text size="sm" c="red" role="alert">
            {t('refusal.no_picture')}
          </Text>
        ) : (
          <ErrorAlert error={send.error ?? remove.error} messages={messages} />
        )}
      </Stack>
    </Section>
  )
}
