import { z } from 'zod/v3';
import { fields } from '../inputs/fields';
import { readPlatform } from '../platform/readPlatform';
import { LayoutOperation } from './LayoutOperation';
import { moveVersion } from './moveVersion';
import { selectTargets } from './selectTargets';
import { toTitle } from './toTitle';

const schema = z
  .object({
    service: fields.service,
    version: fields.version.describe('A version that ran there before'),
    clusters: z.array(fields.cluster).max(500).optional(),
    environments: z.array(fields.environment).max(50).optional(),
  })
  .strict();

/** Brings a service back to a version it had: a commit like any other, so that engines and history agree. */
export const rollBackService: LayoutOperation<typeof schema> = {
  schema,
  apply(draft, { service, version, clusters, environments }) {
    const platform = readPlatform(draft);
    const targets = selectTargets(draft, service, {
      platform,
      clusters,
      environments,
    });
    const moves = moveVersion(draft, service, { clusters: targets, version });
    return {
      title: toTitle(service, `back to ${version}`, targets),
      service,
      version,
      clusters: targets,
      moves,
    };
  },
};
