/** The design as it is published: ids and the order of a lesson stand in the keys as they are. */
import { type Model, modelOf } from '@keyloom/core'
import { unescaped, unpadded } from '../support/as-published.js'
import schema from './schema.js'

export const published: Model = unpadded(unescaped(modelOf(schema)))

export const defects: readonly string[] = [
  'L703 entities.TenantUser.key.partition',
  'L703 entities.TenantCourse.key.partition',
  'L703 entities.TenantEnrollment.key.partition',
  'L703 entities.TenantEnrollment.key.sort',
  'L703 entities.TenantLesson.key.partition',
  'L703 entities.TenantProgress.key.partition',
  'L703 entities.TenantProgress.key.sort',
  'L703 entities.TenantCertificate.key.partition',
  'L703 entities.TenantCertificate.key.sort',
  'L707 entities.TenantLesson.key.sort',
]
