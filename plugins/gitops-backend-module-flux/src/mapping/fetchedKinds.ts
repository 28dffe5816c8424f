/** Kinds of sources that a controller fetches. An ExternalArtifact is written by somebody else. */
export const fetchedKinds: readonly string[] = [
  'GitRepository',
  'OCIRepository',
  'HelmRepository',
  'HelmChart',
  'Bucket',
];
