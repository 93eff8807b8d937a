import type { Sequelize } from 'sequelize'
import { defineBot } from './bot'
import { defineLane } from './lane'
import { defineSeenUpdate } from './seen-update'
import { defineOutboxMessage } from './outbox-message'
import { defineSendPause } from './send-pause'
import { defineFileHandle } from './file-handle'
import { defineJobRun } from './job-run'
import { defineWriteOrigin } from './write-origin'
import { defineAuditEntry } from './audit-entry'
import { defineAuditSeal } from './audit-seal'
import { defineViewToken } from './view-token'
import { defineExternalId } from './external-id'
import { defineImportMapping } from './import-mapping'

/** The models of machinery. */
export const defineMachinery = (sequelize: Sequelize) => ({
  Bot: defineBot(sequelize),
  Lane: defineLane(sequelize),
  SeenUpdate: defineSeenUpdate(sequelize),
  OutboxMessage: defineOutboxMessage(sequelize),
  SendPause: defineSendPause(sequelize),
  FileHandle: defineFileHandle(sequelize),
  JobRun: defineJobRun(sequelize),
  WriteOrigin: defineWriteOrigin(sequelize),
  AuditEntry: defineAuditEntry(sequelize),
  AuditSeal: defineAuditSeal(sequelize),
  ViewToken: defineViewToken(sequelize),
  ExternalId: defineExternalId(sequelize),
  ImportMapping: defineImportMapping(sequelize),
})
