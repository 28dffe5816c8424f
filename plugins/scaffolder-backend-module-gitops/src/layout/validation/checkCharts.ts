import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { readYaml } from '../yaml/readYaml';
import { Finding } from './Finding';
import { findLine } from './findLine';

const chartSchema = z.object({ version: z.string() });

/** Charts that changed and kept their version: clusters with Flux would not see the change. */
export function checkCharts(draft: FileDraft, before: FileDraft): Finding[] {
  return draft.listFolders('apps').flatMap(service => {
    const folder = layoutPaths.app(service);
    const path = `${folder}/Chart.yaml`;
    const text = draft.read(path);
    const version = readVersion(text);
    if (text === undefined || version === undefined) return [];
    if (version !== readVersion(before.read(path))) return [];
    const changed = [
      ...new Set([...draft.list(folder), ...before.list(folder)]),
    ].filter(
      each =>
        !each.endsWith('/catalog-info.yaml') &&
        draft.read(each) !== before.read(each),
    );
    if (changed.length === 0) return [];
    return [
      {
        severity: 'warning' as const,
        rule: 'chart-without-new-version',
        path,
        line: findLine(text, ['version']),
        message: `${changed.join(
          ', ',
        )} changed, the chart's version did not: clusters with Flux go on with what they have.`,
      },
    ];
  });
}

function readVersion(text: string | undefined): string | undefined {
  const parsed = chartSchema.safeParse(readYaml(text)[0]);
  return parsed.success ? parsed.data.version : undefined;
}
