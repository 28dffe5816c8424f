import { parse } from 'yaml';
import { PlatformRepository } from '../../../git/PlatformRepository';
import { isJsonObject } from '../../objects/isJsonObject';
import { JsonObject } from '../../objects/KubernetesObject';
import { PackagedChart } from '../ChartStorage';

/**
 * A chart as a release keeps it: its metadata at the packaged version, templates and values.
 */
export function readChartRecord(
  repository: PlatformRepository,
  chart: PackagedChart & { values: JsonObject },
): JsonObject {
  const { commit, folder, version, values } = chart;
  const metadata: unknown = parse(
    repository.read(commit, `${folder}/Chart.yaml`) ?? '',
  );
  const templates = repository
    .list(commit, `${folder}/templates`)
    .map(path => ({
      name: path.slice(folder.length + 1),
      data: Buffer.from(repository.read(commit, path) ?? '').toString('base64'),
    }));
  return {
    metadata: { ...(isJsonObject(metadata) ? metadata : {}), version },
    lock: null,
    templates,
    values,
    schema: null,
    files: [],
  };
}
