import type { ChangeRule } from '../rule.js'
import { optionalAttributeAdded } from './a301-optional-attribute-added.js'
import { requiredAttributeAddedWithReadDefault } from './a302-required-attribute-added-with-read-default.js'
import { requiredAttributeAdded } from './a303-required-attribute-added.js'
import { attributeRemoved } from './a304-attribute-removed.js'
import { attributeRenamed } from './a305-attribute-renamed.js'
import { attributeTypeChanged } from './a306-attribute-type-changed.js'
import { optionalToRequired } from './a307-optional-to-required.js'
import { requiredToOptional } from './a308-required-to-optional.js'
import { enumMemberAdded } from './a309-enum-member-added.js'
import { enumMemberRemoved } from './a310-enum-member-removed.js'
import { constraintTightened } from './a311-constraint-tightened.js'
import { constraintLoosened } from './a312-constraint-loosened.js'
import { defaultChanged } from './a313-default-changed.js'
import { representationChanged } from './a314-set-list-number-string-representation-changed.js'
import { strictObjectTurnedOn } from './a315-strict-object-turned-on.js'
import { computedAttributeFormulaChanged } from './a316-computed-attribute-formula-changed.js'
import { attributeUnitChanged } from './a317-attribute-meaning-or-unit-changed.js'
import { tombstonedNameReused } from './a318-tombstoned-name-reused.js'
import { versionAttributeChanged } from './a319-version-attribute-changed.js'
import { entityAddedDisjoint } from './e401-entity-added-disjoint.js'
import { entityAddedIntoExistingCollection } from './e402-entity-added-into-existing-collection.js'
import { entityRemoved } from './e403-entity-removed.js'
import { discriminatorValueChanged } from './e404-discriminator-value-changed.js'
import { discriminatorAttributeRenamed } from './e405-discriminator-attribute-renamed.js'
import { entityRenamedSameDiscriminator } from './e406-entity-renamed-same-discriminator.js'
import { prefixOrDiscriminatorReused } from './e407-prefix-or-discriminator-reused.js'
import { collisionIntroduced } from './e408-collision-introduced.js'
import { overlapIntroduced } from './e409-overlap-introduced.js'
import { entityMovedToOtherTable } from './e410-entity-moved-to-other-table.js'
import { gsiAdded } from './g201-gsi-added.js'
import { gsiRemovedUnused } from './g202-gsi-removed-unused.js'
import { gsiRemovedInUse } from './g203-gsi-removed-in-use.js'
import { multipleGsiChangesInOneRelease } from './g204-multiple-gsi-changes-in-one-release.js'
import { gsiKeySchemaChanged } from './g205-gsi-key-schema-changed.js'
import { gsiProjectionChanged } from './g206-gsi-projection-changed.js'
import { gsiRenamed } from './g207-gsi-renamed.js'
import { gsiQuotaExceeded } from './g208-gsi-quota-exceeded.js'
import { lsiChanged } from './g209-lsi-changed.js'
import { firstLsiOnTable } from './g210-first-lsi-on-table.js'
import { indexKeyTemplateChanged } from './g211-index-key-template-changed.js'
import { entityJoinedExistingIndex } from './g212-entity-joined-existing-index.js'
import { entityLeftIndex } from './g213-entity-left-index.js'
import { indexKeyBecameOptional } from './g214-index-key-became-optional.js'
import { indexKeyBecameRequired } from './g215-index-key-became-required.js'
import { indexKeyAttributeTypeChanged } from './g216-index-key-attribute-type-changed.js'
import { stringKeyToMultiAttributeKey } from './g217-string-key-to-multi-attribute-key.js'
import { includeLimitExceeded } from './g218-include-limit-exceeded.js'
import { newGsiLowCardinality } from './g219-new-gsi-low-cardinality.js'
import { pkTemplateChanged } from './k101-pk-template-changed.js'
import { skTemplateChanged } from './k102-sk-template-changed.js'
import { keyLiteralCaseOrDelimiterChanged } from './k103-key-literal-case-or-delimiter-changed.js'
import { keyComponentAdded } from './k104-key-component-added.js'
import { keyComponentRemoved } from './k105-key-component-removed.js'
import { keyComponentsReordered } from './k106-key-components-reordered.js'
import { keyPaddingChanged } from './k107-key-padding-changed.js'
import { keyEncodingChanged } from './k108-key-encoding-changed.js'
import { keyAttributeTypeChanged } from './k109-key-attribute-type-changed.js'
import { keyAttributeRenamed } from './k110-key-attribute-renamed.js'
import { sortKeyAddedOrRemoved } from './k111-sort-key-added-or-removed.js'
import { shardCountIncreased } from './k112-shard-count-increased.js'
import { shardCountDecreased } from './k113-shard-count-decreased.js'
import { keyComponentConstraintWidened } from './k114-key-component-constraint-widened.js'
import { sortOrderRelationChanged } from './k115-sort-order-relation-changed.js'
import { templateRespelledSameOutput } from './k116-template-respelled-same-output.js'
import { patternAddedServed } from './p501-pattern-added-served.js'
import { patternAddedNeedsIndex } from './p502-pattern-added-needs-index.js'
import { patternRemoved } from './p503-pattern-removed.js'
import { patternInputsChanged } from './p504-pattern-inputs-changed.js'
import { patternResultChanged } from './p505-pattern-result-changed.js'
import { patternOrderChanged } from './p506-pattern-order-changed.js'
import { patternMovedIndex } from './p507-pattern-moved-index.js'
import { strongToEventualConsistency } from './p508-strong-to-eventual-consistency.js'
import { keyConditionBecameFilter } from './p509-key-condition-became-filter.js'
import { patternBecameScan } from './p510-pattern-became-scan.js'
import { projectionNoLongerCoversPattern } from './p511-projection-no-longer-covers-pattern.js'
import { limitOrPageContractChanged } from './p512-limit-or-page-contract-changed.js'
import { transactionItemSetChanged } from './p513-transaction-item-set-changed.js'
import { uniquenessConstraintAdded } from './p514-uniqueness-constraint-added.js'
import { uniquenessConstraintRemoved } from './p515-uniqueness-constraint-removed.js'
import { conditionLoosenedOrRemoved } from './p516-condition-loosened-or-removed.js'
import { tableNameChanged } from './t601-table-name-changed.js'
import { ttlEnabled } from './t602-ttl-enabled.js'
import { ttlAttributeChanged } from './t603-ttl-attribute-changed.js'
import { ttlDisabled } from './t604-ttl-disabled.js'
import { billingModeChanged } from './t605-billing-mode-changed.js'
import { provisionedGsiBelowTableWrite } from './t606-provisioned-gsi-below-table-write.js'
import { streamChanged } from './t607-stream-view-type-changed.js'
import { protectionOff } from './t608-deletion-protection-or-pitr-off.js'
import { tableClassOrEncryptionChanged } from './t609-table-class-or-encryption-changed.js'

/** Every rule about a change, in the order of their ids. */
export const changeRules: readonly ChangeRule[] = [
  optionalAttributeAdded,
  requiredAttributeAddedWithReadDefault,
  requiredAttributeAdded,
  attributeRemoved,
  attributeRenamed,
  attributeTypeChanged,
  optionalToRequired,
  requiredToOptional,
  enumMemberAdded,
  enumMemberRemoved,
  constraintTightened,
  constraintLoosened,
  defaultChanged,
  representationChanged,
  strictObjectTurnedOn,
  computedAttributeFormulaChanged,
  attributeUnitChanged,
  tombstonedNameReused,
  versionAttributeChanged,
  entityAddedDisjoint,
  entityAddedIntoExistingCollection,
  entityRemoved,
  discriminatorValueChanged,
  discriminatorAttributeRenamed,
  entityRenamedSameDiscriminator,
  prefixOrDiscriminatorReused,
  collisionIntroduced,
  overlapIntroduced,
  entityMovedToOtherTable,
  gsiAdded,
  gsiRemovedUnused,
  gsiRemovedInUse,
  multipleGsiChangesInOneRelease,
  gsiKeySchemaChanged,
  gsiProjectionChanged,
  gsiRenamed,
  gsiQuotaExceeded,
  lsiChanged,
  firstLsiOnTable,
  indexKeyTemplateChanged,
  entityJoinedExistingIndex,
  entityLeftIndex,
  indexKeyBecameOptional,
  indexKeyBecameRequired,
  indexKeyAttributeTypeChanged,
  stringKeyToMultiAttributeKey,
  includeLimitExceeded,
  newGsiLowCardinality,
  pkTemplateChanged,
  skTemplateChanged,
  keyLiteralCaseOrDelimiterChanged,
  keyComponentAdded,
  keyComponentRemoved,
  keyComponentsReordered,
  keyPaddingChanged,
  keyEncodingChanged,
  keyAttributeTypeChanged,
  keyAttributeRenamed,
  sortKeyAddedOrRemoved,
  shardCountIncreased,
  shardCountDecreased,
  keyComponentConstraintWidened,
  sortOrderRelationChanged,
  templateRespelledSameOutput,
  patternAddedServed,
  patternAddedNeedsIndex,
  patternRemoved,
  patternInputsChanged,
  patternResultChanged,
  patternOrderChanged,
  patternMovedIndex,
  strongToEventualConsistency,
  keyConditionBecameFilter,
  patternBecameScan,
  projectionNoLongerCoversPattern,
  limitOrPageContractChanged,
  transactionItemSetChanged,
  uniquenessConstraintAdded,
  uniquenessConstraintRemoved,
  conditionLoosenedOrRemoved,
  tableNameChanged,
  ttlEnabled,
  ttlAttributeChanged,
  ttlDisabled,
  billingModeChanged,
  provisionedGsiBelowTableWrite,
  streamChanged,
  protectionOff,
  tableClassOrEncryptionChanged,
]
