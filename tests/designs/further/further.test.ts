import { describePlan, modelOf, type Plan, planModel, type Schema } from '@keyloom/core'
import { expect, test } from 'vitest'
import auditLog from './audit-log.js'
import chatWithUnread from './chat-with-unread.js'
import entitlements from './entitlements/schema.js'
import ledger from './ledger/schema.js'
import marketplace from './marketplace.js'
import roomBooking from './room-booking.js'
import telemetry from './telemetry.js'
import ticketing from './ticketing/schema.js'

/** What answers each pattern: the operation, the table or index, the key condition, and what comes after the first request. */
function planned(schema: Schema): Record<string, string> {
  const { plans, problems } = planModel(modelOf(schema))
  expect(problems).toEqual([])
  return Object.fromEntries(plans.map((plan) => [plan.name, shown(plan)]))
}

function shown(plan: Plan): string {
  const { operation, index, keyCondition, direction, second } = describePlan(plan)
  const steps = plan.kind !== 'query' ? [] : [times(plan.fanOut?.values.length), times(plan.walk?.maxBuckets), second]
  const words = [operation, index, keyCondition.replaceAll('`', ''), direction === 'backward' ? 'backwards' : undefined, ...steps]
  return words.filter((word) => word !== undefined).join(' | ')
}

function times(count: number | undefined): string | undefined {
  return count === undefined ? undefined : `${count} times`
}

test('an audit log', () => {
  expect(planned(auditLog)).toEqual({
    'Entry.latest': 'Query | table | pk = TENANT#{tenantId}#{at:day} and sk between bounds of at | backwards | 90 times',
    'Entry.ofDay': 'Query | table | pk = TENANT#{tenantId}#{at:day}',
    'Entry.ofActor': 'Query | byActor | actorPk = TENANT#{tenantId}#ACTOR#{actor}#{at:year} | backwards | 7 times',
    'Entry.failed': 'Query | failures | failurePk = TENANT#{tenantId} and failureSk between bounds of at behind {outcome}# | backwards',
    'Entry.everyFailure': 'Query | failures | failurePk = TENANT#{tenantId} and failureSk begins with {outcome}# | backwards | 2 times',
  })
})

test('a chat with unread counters', () => {
  expect(planned(chatWithUnread)).toEqual({
    'Message.newest': 'Query | table | pk = CONVERSATION#{conversationId} and sk between bounds of messageId behind MESSAGE# | backwards',
    'Message.since': 'Query | table | pk = CONVERSATION#{conversationId} and sk between bounds of messageId behind MESSAGE#',
    'Seat.inbox': 'Query | inbox | inboxPk = USER#{userId} | backwards',
    'Seat.unread': 'Query | unread | unreadPk = USER#{userId} | backwards | BatchGetItem',
    'Seat.ofConversation': 'Query | table | pk = CONVERSATION#{conversationId} and sk begins with SEAT#',
    opened: 'Query | table | pk = CONVERSATION#{conversationId} and sk from ROOM to before SEAT$',
  })
})

test('telemetry in multi-attribute keys', () => {
  expect(planned(telemetry)).toEqual({
    'Reading.ofDevice': 'Query | table | deviceId = {deviceId} and at between bounds of at | backwards',
    'Reading.extremes': 'Query | byValue | deviceId = {deviceId} and value between bounds of value | backwards',
    'Reading.ofSite': 'Query | bySite | site = {site}, kind = {kind} and at between bounds of at',
    'Reading.alarms': 'Query | byAlarm | site = {site}, alarm = {alarm} and severity between bounds of severity | backwards',
    'Reading.alarmsOfSeverity': 'Query | byAlarm | site = {site}, alarm = {alarm}, severity = {severity} and at between bounds of at',
  })
})

test('a marketplace of two tables', () => {
  expect(planned(marketplace)).toEqual({
    'Listing.ofSeller': 'Query | table | pk = SELLER#{seller} and sk begins with LISTING# | backwards',
    'Listing.offer': 'Query | gsi1 | gsi1pk = LISTING#{listingId} and gsi1sk = OFFER',
    'Listing.soldInMonth': 'Query | gsi1 | gsi1pk = SOLD#{soldAt:month}',
    'Listing.cheapest': 'Query | gsi2 | gsi2pk = CATEGORY#{category}#{listingId:shard(4)} and price between bounds of price | 4 times',
    'Purchase.ofBuyer': 'Query | gsi1 | gsi1pk = BUYER#{buyer} and gsi1sk between bounds of at | backwards',
    'Purchase.ofListing': 'GetItem | table | pk = LISTING#{listingId} and sk = PURCHASE',
    'Question.ofListing': 'Query | table | pk = LISTING#{listingId} and sk begins with QUESTION#',
    aboutListing: 'Query | table | pk = LISTING#{listingId}',
  })
})

test('rooms by the half hour', () => {
  expect(planned(roomBooking)).toEqual({
    'Settings.current': 'GetItem | table | pk = SETTINGS and sk = SETTINGS',
    'Room.large': 'Query | table | pk = BUILDING#{building} and sk between bounds of seats behind ROOM# | backwards',
    'Slot.ofDay': 'Query | table | pk = ROOM#{room}#DAY#{day} and sk between bounds of half behind SLOT#',
    'Slot.isTaken': 'GetItem | table | pk = ROOM#{room}#DAY#{day} and sk = SLOT#{half}',
    'Badge.ofPerson': 'Query | table | pk = PERSON#{person} and sk begins with BADGE#',
    'Badge.ofBuilding': 'Query | turned | sk = BADGE#{building} and pk begins with PERSON#',
    person: 'Query | table | pk = PERSON#{person}',
  })
})

test('a ledger of double entries', () => {
  expect(planned(ledger)).toEqual({
    'Account.ofCustomer': 'Query | gsi1 | gsi1pk = CUSTOMER#{customer} and gsi1sk begins with ACCOUNT#',
    'Posting.statement': 'Query | table | pk = ACCOUNT#{accountId} and sk between bounds of transferId behind POSTING# | backwards',
    'Posting.largest': 'Query | large | pk = ACCOUNT#{accountId} and largeSk between bounds of largeCents | backwards',
    'Transfer.byId': 'GetItem | table | pk = TRANSFER#{transferId} and sk = TRANSFER',
    'Transfer.byReference': 'Query | gsi1 | gsi1pk = REFERENCE#{reference}',
    accountWithPostings: 'Query | table | pk = ACCOUNT#{accountId}',
  })
})

test('seats of a show, by what becomes of them', () => {
  expect(planned(ticketing)).toEqual({
    'Show.inCity': 'Query | shows | city = {city}, genre = {genre} and startsAt between bounds of startsAt',
    'Show.inCityWhole': 'Query | shows | city = {city}, genre = {genre} and startsAt between bounds of startsAt | BatchGetItem',
    'Seat.ofSection': 'Query | table | pk = SHOW#{showId} and sk begins with SEAT#{section}#',
    'Seat.ofRow': 'Query | table | pk = SHOW#{showId} and sk between bounds of number behind SEAT#{section}#{row}#',
    'Seat.cheapest': 'Query | seats | seatsPk = FREE#{showId} and seatsSk between bounds of price',
    'Seat.lapsed': 'Query | seats | seatsPk = HELD#{showId:shard(4)} and seatsSk between bounds of heldUntil | 4 times',
    'Seat.ofOrder': 'Query | seats | seatsPk = ORDER#{orderId} and seatsSk begins with SEAT#',
    'Order.ofBuyer': 'Query | table | pk = BUYER#{buyer} and sk begins with ORDER#',
    'Order.byId': 'Query | seats | seatsPk = ORDER#{orderId} and seatsSk = ORDER',
    orderWithSeats: 'Query | seats | seatsPk = ORDER#{orderId}',
  })
})

test('tenants with what they may use', () => {
  expect(planned(entitlements)).toEqual({
    'Membership.ofUser': 'Query | table | pk = TENANT#{tenantId}#USER#{userId} and sk begins with MEMBERSHIP#',
    'Membership.ofTeam': 'Query | inverted | ipk = TENANT#{tenantId}#TEAM#{teamId} and isk begins with MEMBERSHIP#',
    'Entitlement.all': 'Query | table | pk = TENANT#{tenantId}#PLAN and sk begins with FEATURE#',
    'Entitlement.of': 'GetItem | table | pk = TENANT#{tenantId}#PLAN and sk = FEATURE#{feature}',
    'Entitlement.ending': 'Query | expiring | epk = TENANT#{tenantId} and esk between bounds of until',
    'Usage.of': 'Query | table | pk = TENANT#{tenantId}#PLAN and sk between bounds of month behind USAGE#{feature}# | backwards',
    userWithTeams: 'Query | table | pk = TENANT#{tenantId}#USER#{userId}',
    overview: 'Query | table | pk = TENANT#{tenantId}#PLAN',
  })
})
