import { Checkbox, Table } from '@mantine/core'
import { DashboardPage, EmptyState, ErrorAlert, Loaded, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { invalidateSetUp, type PosAnswers, pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import { useMethodLook } from '../till/use-till-methods.ts'
import classes from './office.module.css'

type Method = PosAnswers['methods']['list'][number]
type Register = PosAnswers['registers']['list'][number]

/** Configuration > Payment methods: every way to pay there is, and at which registers it is offered. */
export function MethodsPage(): ReactNode {
  const t = useMessages(messages)
  const methods = useQuery(pointOfSale.methods.list.queryOptions())
  const registers = useQuery(pointOfSale.registers.list.queryOptions({ archived: false }))
  return (
    <DashboardPage title={t('methods.title')}>
      <Loaded query={methods} messages={messages}>
        {(known) => (
          <Loaded query={registers} messages={messages}>
            {(tills) =>
              tills.length === 0 ? (
                <EmptyState title={t('registers.empty')} hint={t('registers.emptyHint')} />
              ) : (
                <MethodTable methods={known} registers={tills} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </DashboardPage>
  )
}

function MethodTable({
  methods,
  registers,
}: {
  methods: readonly Method[]
  registers: readonly Register[]
}): ReactNode {
  const t = useMessages(messages)
  const lookOf = useMethodLook()
  const update = useMutation(
    pointOfSale.registers.update.mutationOptions({ onSuccess: () => void invalidateSetUp() }),
  )

  function offer(register: Register, methodId: string, isOffered: boolean) {
    const { code, name, receiptHeader, receiptFooter, terminalId } = register
    const wanted = new Set(register.methods)
    if (isOffered) wanted.add(methodId)
    else wanted.delete(methodId)
    const ids = methods.map(({ id }) => id).filter((id) => wanted.has(id))
    const fields = { code, name, receiptHeader, receiptFooter, terminalId, methods: ids }
    update.mutate({ registerId: register.id, fields })
  }

  return (
    <>
      <p className={classes['hint']}>{t('methods.hint')}</p>
      <ErrorAlert error={update.error} messages={messages} />
      <div className={classes['sheet']}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('order.method')}</Table.Th>
              {registers.map((register) => (
                <Table.Th key={register.id} scope="col" className={classes['till'] ?? ''}>
                  <bdi>{register.name}</bdi>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {methods.map(({ id, title, kind }) => {
              const { icon: Icon, label } = lookOf(id, title)
              return (
                <Table.Tr key={id}>
                  <Table.Th scope="row" className={classes['method'] ?? ''}>
                    <div>
                      <Icon size={20} stroke={1.6} />
                      <span>
                        {label()}
                        <small>{t(`methodKind.${kind}`)}</small>
                      </span>
                    </div>
                  </Table.Th>
                  {registers.map((register) => {
                    const isOffered = register.methods.includes(id)
                    return (
                      <Table.Td key={register.id}>
                        <Checkbox
                          aria-label={t('methods.offer', { method: label(), register: register.name })}
                          checked={isOffered}
                          // A register without any way to pay could not sell.
                          disabled={update.isPending || (isOffered && register.methods.length === 1)}
                          onChange={(event) => offer(register, id, event.currentTarget.checked)}
                        />
                      </Table.Td>
                    )
                  })}
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </div>
    </>
  )
}
