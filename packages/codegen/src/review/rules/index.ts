import type { ChangeRule } from '../rule.js'
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

/** Every rule about a change, in the order of their ids. */
export const changeRules: readonly ChangeRule[] = [
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
]
