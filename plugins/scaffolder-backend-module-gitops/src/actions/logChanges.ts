import { LoggerService } from '@backstage/backend-plugin-api';
import { FileChange, LayoutPlan } from '../layout';

/** What happened to a file. */
export function toChangeKind({
  before,
  after,
}: FileChange): 'added' | 'changed' | 'removed' {
  if (after === undefined) return 'removed';
  return before === undefined ? 'added' : 'changed';
}

/** Tells a person what is written, one line a file, and what to know about it. */
export function logChanges(
  logger: LoggerService,
  {
    title,
    changes,
    warnings,
  }: Pick<LayoutPlan, 'title' | 'changes' | 'warnings'>,
): void {
  if (changes.length === 0) {
    logger.info(`${title}: nothing to do, everything is there already.`);
  } else {
    logger.info(
      `${title}: ${changes.length} ${changes.length === 1 ? 'file' : 'files'}.`,
    );
  }
  for (const change of changes) {
    logger.info(`  ${toChangeKind(change)} ${change.path}`);
  }
  for (const warning of warnings) logger.warn(warning);
}
