import type { Middleware, OperationEvent, StreamRecordInput } from '@keyloom/core/runtime'
import { describe, expectTypeOf, test } from 'vitest'
import type { createKiosk, Door, decodeStreamRecord, KioskStreamRecord, Lamp, Reading, Visit } from './generated/index.js'

describe('stream records', () => {
  test('the entity and the type tell which images there are', () => {
    const use = (record: KioskStreamRecord): void => {
      if (record.entity === undefined) {
        expectTypeOf(record.reason).toEqualTypeOf<'type' | 'malformed' | 'image'>()
      } else if (record.entity === 'Visit') {
        expectTypeOf(record.key).toEqualTypeOf<Pick<Visit, 'day' | 'visitId' | 'openedAt'>>()
        if (record.type === 'MODIFY') {
          expectTypeOf(record.newImage).toEqualTypeOf<Visit>()
          expectTypeOf(record.oldImage).toEqualTypeOf<Visit>()
        }
        // @ts-expect-error an item that was inserted has no old image
        if (record.type === 'INSERT') record.oldImage
        if (record.type === 'REMOVE') expectTypeOf(record.expired).toEqualTypeOf<boolean>()
      } else if (record.entity === 'Lamp') {
        if (record.type !== 'REMOVE') expectTypeOf(record.newImage).toEqualTypeOf<Lamp>()
        // @ts-expect-error the stream of this table has new images only
        if (record.type === 'MODIFY') record.oldImage
      } else if (record.entity === 'Reading') {
        if (record.type !== 'INSERT') expectTypeOf(record.oldImage).toEqualTypeOf<Reading>()
      } else if (record.entity === 'Door') {
        expectTypeOf(record.key).toEqualTypeOf<Pick<Door, 'house' | 'floor'>>()
        // @ts-expect-error the stream of this table has keys only
        if (record.type === 'INSERT') record.newImage
      }
    }
    expectTypeOf(use).toBeFunction()
  })

  test('records are taken as the SDK and the types of Lambda have them', () => {
    type OfSdk = {
      eventID?: string | undefined
      eventName?: 'INSERT' | 'MODIFY' | 'REMOVE' | undefined
      eventVersion?: string | undefined
      dynamodb?: {
        ApproximateCreationDateTime?: Date | undefined
        Keys?: Record<string, { S: string }> | undefined
        SizeBytes?: number | undefined
      }
      userIdentity?: { PrincipalId?: string | undefined; Type?: string | undefined } | undefined
    }
    type OfLambda = {
      eventName?: 'INSERT' | 'MODIFY' | 'REMOVE'
      dynamodb?: { ApproximateCreationDateTime?: number; NewImage?: { [name: string]: { B?: string } } }
      eventSourceARN?: string
      userIdentity?: unknown
    }
    type OfKinesis = { eventID: string; eventName: string; kinesis: { data: string; partitionKey: string; sequenceNumber: string } }
    expectTypeOf<OfSdk>().toExtend<StreamRecordInput>()
    expectTypeOf<OfLambda>().toExtend<StreamRecordInput>()
    expectTypeOf<OfKinesis>().toExtend<StreamRecordInput>()
    expectTypeOf<typeof decodeStreamRecord>().returns.toEqualTypeOf<KioskStreamRecord>()
  })
})

test('middleware returns the answer that it was given', () => {
  const audit: Middleware = {
    name: 'audit',
    async around(_, next) {
      return next()
    },
  }
  const inventing: Middleware = {
    name: 'inventing',
    // @ts-expect-error the answer is that of `next`
    async around() {
      return { Items: [] }
    },
  }
  type Options = Parameters<typeof createKiosk>[0]
  expectTypeOf([audit, inventing]).toExtend<Options['middleware']>()
  expectTypeOf<(event: OperationEvent) => void>().toExtend<NonNullable<Options['observe']>>()
})
