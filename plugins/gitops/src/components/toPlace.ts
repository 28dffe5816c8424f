const clouds: Record<string, string> = {
  aws: 'AWS',
  azure: 'Azure',
  gcp: 'GCP',
};

/** Where a cluster is: cloud and region from its labels, as far as known. */
export function toPlace(labels: Record<string, string>): string[] {
  const { cloud, region } = labels;
  return [cloud && (clouds[cloud.toLocaleLowerCase('en-US')] ?? cloud), region]
    .filter(Boolean)
    .map(String);
}
