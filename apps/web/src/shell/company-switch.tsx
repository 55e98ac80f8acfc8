import { Menu, UnstyledButton } from '@mantine/core'
import { useSession } from '@platform/plugin-api/web'
import { notifyFailure, useMessages } from '@platform/ui'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { identity, startAnew } from './session-query.ts'
import classes from './top-bar.module.css'

/** The company one works in; a menu when there are several. */
export function CompanySwitch(): ReactNode {
  const t = useMessages(messages)
  const { company, companies } = useSession()
  const change = useMutation(
    identity.switchCompany.mutationOptions({
      onSuccess: startAnew,
      onError: (error) => notifyFailure(error),
    }),
  )
  if (companies.length < 2)
    return (
      <span className={classes['company']}>
        <bdi className={classes['companyName']}>{company.name}</bdi>
      </span>
    )
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          className={classes['company'] ?? ''}
          aria-label={`${t('company.switch')}: ${company.name}`}
        >
          <bdi className={classes['companyName']}>{company.name}</bdi>
          <IconSelector size={14} className={classes['companyIcon']} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('company.switch')}</Menu.Label>
        {companies.map(({ id, name }) => (
          <Menu.Item
            key={id}
            disabled={change.isPending}
            rightSection={id === company.id ? <IconCheck size={14} aria-hidden="true" /> : null}
            onClick={() => id !== company.id && change.mutate({ companyId: id })}
          >
            <bdi>{name}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
