// Made by keyloom from the schema "library": change that, not this.

import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  Capacity,
  ProjectionType,
  StreamViewType,
  TableClass,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'

/**
 * The tables of the schema library, and what their readers and writers need. `tableNames` are the names they are
 * deployed with.
 */
export class LibraryTables extends Construct {
  readonly libraryTable: TableV2
  readonly tenantsTable: TableV2
  readonly branchPolicy: ManagedPolicy
  readonly bookPolicy: ManagedPolicy
  readonly loanPolicy: ManagedPolicy
  readonly visitPolicy: ManagedPolicy
  readonly lastVisitorsPolicy: ManagedPolicy
  readonly visitorsPolicy: ManagedPolicy
  readonly notePolicy: ManagedPolicy
  readonly readerPolicy: ManagedPolicy
  readonly branchWithLoansPolicy: ManagedPolicy
  readonly addNotePolicy: ManagedPolicy

  constructor(scope: Construct, id: string, tableNames: { library?: string; tenants?: string } = {}) {
    super(scope, id)
    this.libraryTable = new TableV2(this, 'LibraryTable', {
      tableName: tableNames.library ?? 'library',
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.provisioned({
        readCapacity: Capacity.autoscaled({ minCapacity: 5, maxCapacity: 100, targetUtilizationPercent: 70 }),
        writeCapacity: Capacity.autoscaled({ minCapacity: 2, maxCapacity: 50, targetUtilizationPercent: 60 }),
      }),
      globalSecondaryIndexes: [
        {
          indexName: 'gsi1',
          partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
          sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
          readCapacity: Capacity.autoscaled({ minCapacity: 1, maxCapacity: 20, targetUtilizationPercent: 70 }),
          writeCapacity: Capacity.autoscaled({ minCapacity: 3, maxCapacity: 60, targetUtilizationPercent: 60 }),
        },
        {
          indexName: 'by-shelf',
          partitionKeys: [
            { name: 'city', type: AttributeType.STRING },
            { name: 'shelf', type: AttributeType.STRING },
          ],
          sortKeys: [
            { name: 'year', type: AttributeType.NUMBER },
            { name: 'isbn', type: AttributeType.STRING },
          ],
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['title', '_type', 'expiresAt'],
        },
      ],
      localSecondaryIndexes: [
        {
          indexName: 'lsi1',
          sortKey: { name: 'lsi1sk', type: AttributeType.STRING },
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['_type', 'expiresAt'],
        },
      ],
      timeToLiveAttribute: 'expiresAt',
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
      tableClass: TableClass.STANDARD_INFREQUENT_ACCESS,
      encryption: TableEncryptionV2.awsManagedKey(),
      deletionProtection: false,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.tenantsTable = new TableV2(this, 'TenantsTable', {
      tableName: tableNames.tenants ?? 'tenants',
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      globalSecondaryIndexes: [
        {
          indexName: 'gsi1',
          partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
          sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
        },
      ],
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.branchPolicy = new ManagedPolicy(this, 'BranchPolicy', {
      description: 'What Branch needs, and nothing else.',
      statements: [
        new PolicyStatement({
          actions: [
            'dynamodb:BatchGetItem',
            'dynamodb:ConditionCheckItem',
            'dynamodb:DeleteItem',
            'dynamodb:GetItem',
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
          ],
          resources: [this.libraryTable.tableArn],
        }),
        new PolicyStatement({ actions: ['dynamodb:Query'], resources: [`${this.libraryTable.tableArn}/index/lsi1`] }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:Scan'],
          resources: [
            `${this.libraryTable.tableArn}/index/gsi1`,
            `${this.libraryTable.tableArn}/index/by-shelf`,
            `${this.libraryTable.tableArn}/index/lsi1`,
          ],
        }),
      ],
    })
    this.bookPolicy = new ManagedPolicy(this, 'BookPolicy', {
      description: 'What Book needs, and nothing else.',
      statements: [
        new PolicyStatement({
          actions: [
            'dynamodb:BatchGetItem',
            'dynamodb:BatchWriteItem',
            'dynamodb:ConditionCheckItem',
            'dynamodb:DeleteItem',
            'dynamodb:GetItem',
            'dynamodb:PutItem',
            'dynamodb:Scan',
            'dynamodb:UpdateItem',
          ],
          resources: [this.libraryTable.tableArn],
        }),
        new PolicyStatement({
          actions: ['dynamodb:Query'],
          resources: [`${this.libraryTable.tableArn}/index/gsi1`, `${this.libraryTable.tableArn}/index/by-shelf`],
        }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:Scan'],
          resources: [
            `${this.libraryTable.tableArn}/index/gsi1`,
            `${this.libraryTable.tableArn}/index/by-shelf`,
            `${this.libraryTable.tableArn}/index/lsi1`,
          ],
        }),
      ],
    })
    this.loanPolicy = new ManagedPolicy(this, 'LoanPolicy', {
      description: 'What Loan needs, and nothing else.',
      statements: [
        new PolicyStatement({ actions: ['dynamodb:Query'], resources: [`${this.libraryTable.tableArn}/index/lsi1`] }),
        new PolicyStatement({
          actions: [
            'dynamodb:BatchGetItem',
            'dynamodb:ConditionCheckItem',
            'dynamodb:DeleteItem',
            'dynamodb:GetItem',
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
          ],
          resources: [this.libraryTable.tableArn],
        }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:Scan'],
          resources: [
            `${this.libraryTable.tableArn}/index/gsi1`,
            `${this.libraryTable.tableArn}/index/by-shelf`,
            `${this.libraryTable.tableArn}/index/lsi1`,
          ],
        }),
      ],
    })
    this.visitPolicy = new ManagedPolicy(this, 'VisitPolicy', {
      description: 'What Visit needs, and nothing else.',
      statements: [
        new PolicyStatement({
          actions: [
            'dynamodb:BatchGetItem',
            'dynamodb:BatchWriteItem',
            'dynamodb:ConditionCheckItem',
            'dynamodb:DeleteItem',
            'dynamodb:GetItem',
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
          ],
          resources: [this.libraryTable.tableArn],
        }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:Scan'],
          resources: [
            `${this.libraryTable.tableArn}/index/gsi1`,
            `${this.libraryTable.tableArn}/index/by-shelf`,
            `${this.libraryTable.tableArn}/index/lsi1`,
          ],
        }),
      ],
    })
    this.lastVisitorsPolicy = new ManagedPolicy(this, 'LastVisitorsPolicy', {
      description: 'What LastVisitors needs, and nothing else.',
      statements: [
        new PolicyStatement({
          actions: [
            'dynamodb:BatchGetItem',
            'dynamodb:BatchWriteItem',
            'dynamodb:ConditionCheckItem',
            'dynamodb:DeleteItem',
            'dynamodb:GetItem',
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
          ],
          resources: [this.libraryTable.tableArn],
        }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:Scan'],
          resources: [
            `${this.libraryTable.tableArn}/index/gsi1`,
            `${this.libraryTable.tableArn}/index/by-shelf`,
            `${this.libraryTable.tableArn}/index/lsi1`,
          ],
        }),
      ],
    })
    this.visitorsPolicy = new ManagedPolicy(this, 'VisitorsPolicy', {
      description: 'What Visitors needs, and nothing else.',
      statements: [
        new PolicyStatement({
          actions: [
            'dynamodb:BatchGetItem',
            'dynamodb:ConditionCheckItem',
            'dynamodb:DeleteItem',
            'dynamodb:GetItem',
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
          ],
          resources: [this.libraryTable.tableArn],
        }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:Scan'],
          resources: [
            `${this.libraryTable.tableArn}/index/gsi1`,
            `${this.libraryTable.tableArn}/index/by-shelf`,
            `${this.libraryTable.tableArn}/index/lsi1`,
          ],
        }),
      ],
    })
    this.notePolicy = new ManagedPolicy(this, 'NotePolicy', {
      description: 'What Note needs, and nothing else.',
      statements: [
        new PolicyStatement({
          actions: ['dynamodb:Query'],
          resources: [`${this.tenantsTable.tableArn}/index/gsi1`],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#${aws:PrincipalTag/tenantId}#TOPIC#*'] } },
        }),
        new PolicyStatement({
          actions: [
            'dynamodb:BatchGetItem',
            'dynamodb:BatchWriteItem',
            'dynamodb:ConditionCheckItem',
            'dynamodb:DeleteItem',
            'dynamodb:GetItem',
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
          ],
          resources: [this.tenantsTable.tableArn],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#${aws:PrincipalTag/tenantId}#NOTE#*'] } },
        }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:Scan'],
          resources: [this.tenantsTable.tableArn, `${this.tenantsTable.tableArn}/index/gsi1`],
        }),
      ],
    })
    this.readerPolicy = new ManagedPolicy(this, 'ReaderPolicy', {
      description: 'What Reader needs, and nothing else.',
      statements: [
        new PolicyStatement({
          actions: [
            'dynamodb:BatchGetItem',
            'dynamodb:BatchWriteItem',
            'dynamodb:ConditionCheckItem',
            'dynamodb:DeleteItem',
            'dynamodb:GetItem',
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
          ],
          resources: [this.tenantsTable.tableArn],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#${aws:PrincipalTag/tenantId}#READER#*'] } },
        }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:Scan'],
          resources: [this.tenantsTable.tableArn, `${this.tenantsTable.tableArn}/index/gsi1`],
        }),
      ],
    })
    this.branchWithLoansPolicy = new ManagedPolicy(this, 'BranchWithLoansPolicy', {
      description: 'What branchWithLoans needs, and nothing else.',
      statements: [
        new PolicyStatement({ actions: ['dynamodb:Query'], resources: [this.libraryTable.tableArn] }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:Scan'],
          resources: [
            `${this.libraryTable.tableArn}/index/gsi1`,
            `${this.libraryTable.tableArn}/index/by-shelf`,
            `${this.libraryTable.tableArn}/index/lsi1`,
          ],
        }),
      ],
    })
    this.addNotePolicy = new ManagedPolicy(this, 'AddNotePolicy', {
      description: 'What addNote needs, and nothing else.',
      statements: [
        new PolicyStatement({
          actions: ['dynamodb:PutItem'],
          resources: [this.tenantsTable.tableArn],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#${aws:PrincipalTag/tenantId}#NOTE#*'] } },
        }),
        new PolicyStatement({
          actions: ['dynamodb:UpdateItem'],
          resources: [this.tenantsTable.tableArn],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#${aws:PrincipalTag/tenantId}#READER#*'] } },
        }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:Scan'],
          resources: [this.tenantsTable.tableArn, `${this.tenantsTable.tableArn}/index/gsi1`],
        }),
      ],
    })
  }
}
