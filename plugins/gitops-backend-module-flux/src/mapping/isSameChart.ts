import { parseChartVersion } from './parseChartVersion';
import { parseRevision } from './parseRevision';

/**
 * Whether a source's revision is the chart version that Helm has. The two are written alike for a
 * HelmChart; of an OCIRepository one is `6.0.3@sha256:4e5cbb7b97d0…`, the other `6.0.3+4e5cbb7b97d0`,
 * or without the build part and with the digest beside it.
 */
export function isSameChart(
  revision: string | undefined,
  chartVersion: string | undefined,
  options: { digest?: string } = {},
): boolean {
  if (revision === undefined || chartVersion === undefined) return false;
  if (revision === chartVersion) return true;
  const { algorithm, checksum } = parseRevision(revision);
  if (!checksum) return false;
  const build = parseChartVersion(chartVersion).checksum;
  return build
    ? checksum.startsWith(build)
    : options.digest === `${algorithm}:${checksum}`;
}
