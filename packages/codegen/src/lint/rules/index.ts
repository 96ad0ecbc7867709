import type { Rule } from '../rule.js'
import { keyCollision } from './l701-key-collision.js'
import { prefixPollution } from './l702-prefix-pollution.js'
import { delimiterInjection } from './l703-delimiter-injection.js'
import { identityMissing } from './l704-identity-missing.js'
import { optionalInBaseKey } from './l705-optional-in-base-key.js'
import { optionalInIndexKeyUndeclared } from './l706-optional-in-index-key-undeclared.js'
import { unpaddedNumber } from './l707-unpadded-number-in-string-key.js'
import { unsortableDate } from './l708-unsortable-date.js'
import { mutableInBaseKey } from './l709-mutable-in-base-key.js'
import { keyLength } from './l710-key-length.js'
import { indexAttributeTypeConflict } from './l711-index-attribute-type-conflict.js'
import { indexFieldNameMismatch } from './l712-index-field-name-mismatch.js'
import { hotPartition } from './l713-hot-partition.js'
import { unboundedCollection } from './l714-unbounded-collection.js'
import { unboundedAttribute } from './l715-unbounded-attribute.js'
import { projectionInsufficient } from './l716-projection-insufficient.js'
import { projectionTooWide } from './l717-projection-too-wide.js'
import { scanPattern } from './l718-scan-pattern.js'
import { orderNotProvided } from './l719-order-not-provided.js'
import { partitionConditionNotEquality } from './l720-partition-condition-not-equality.js'
import { consistentReadOnGsi } from './l721-consistent-read-on-gsi.js'
import { multiAttributeKeyRules } from './l722-multi-attribute-key-rules.js'
import { unusedOrUnserved } from './l723-unused-or-unserved.js'
import { indexOverloadCollision } from './l724-index-overload-collision.js'
import { ttlTypeOrUnit } from './l725-ttl-type-or-unit.js'
import { ttlReadFilterMissing } from './l726-ttl-read-filter-missing.js'
import { gsiWriteAmplification } from './l727-gsi-write-amplification.js'
import { denormalisedCopyWithoutOwner } from './l728-denormalised-copy-without-owner.js'
import { quotas } from './l729-limits.js'
import { specialAttributeName } from './l730-reserved-or-special-attribute-name.js'
import { numberAsString } from './l731-number-as-string-for-arithmetic.js'
import { missingWriteForRead } from './l732-missing-write-for-read.js'

/** Every rule of the catalogue for one model, in the order of the ids. */
export const rules: readonly Rule[] = [
  keyCollision,
  prefixPollution,
  delimiterInjection,
  identityMissing,
  optionalInBaseKey,
  optionalInIndexKeyUndeclared,
  unpaddedNumber,
  unsortableDate,
  mutableInBaseKey,
  keyLength,
  indexAttributeTypeConflict,
  indexFieldNameMismatch,
  hotPartition,
  unboundedCollection,
  unboundedAttribute,
  projectionInsufficient,
  projectionTooWide,
  scanPattern,
  orderNotProvided,
  partitionConditionNotEquality,
  consistentReadOnGsi,
  multiAttributeKeyRules,
  unusedOrUnserved,
  indexOverloadCollision,
  ttlTypeOrUnit,
  ttlReadFilterMissing,
  gsiWriteAmplification,
  denormalisedCopyWithoutOwner,
  quotas,
  specialAttributeName,
  numberAsString,
  missingWriteForRead,
]
