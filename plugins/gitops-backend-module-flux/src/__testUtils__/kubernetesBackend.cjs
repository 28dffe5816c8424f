/**
 * The real backend of the Kubernetes plugin in a process of its own: it loads ES modules, which a test
 * runner's sandbox refuses. Takes its configuration as the first argument and prints where it listens.
 */
const {
  mockServices,
  startTestBackend,
} = require('@backstage/backend-test-utils');
const {
  catalogServiceMock,
} = require('@backstage/plugin-catalog-node/testUtils');
const {
  default: kubernetesPlugin,
} = require('@backstage/plugin-kubernetes-backend');

startTestBackend({
  features: [
    kubernetesPlugin,
    catalogServiceMock.factory(),
    mockServices.rootConfig.factory({ data: JSON.parse(process.argv[2]) }),
  ],
}).then(
  ({ server }) => process.send(server.port()),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
process.on('disconnect', () => process.exit(0));
