// Runs before `npm start` and `npm test`, in whatever Node the machine has, so it is plain old JavaScript.
// npm puts node_modules/.bin first in PATH, where the `node` package lays Node 26; without it the system's own is used.
var oldest = 26;
if (parseInt(process.versions.node, 10) < oldest) {
  console.error(
    'Dit is Node ' +
      process.versions.node +
      '; nodig is Node ' +
      oldest +
      '. Draai eerst: npm ci\n' +
      '(npm ci legt Node ' +
      oldest +
      ' in node_modules/.bin. Gebruik daarbij geen --ignore-scripts of --omit=dev.)\n' +
      'This is Node ' +
      process.versions.node +
      '; Node ' +
      oldest +
      ' is needed. First run: npm ci\n' +
      '(npm ci puts Node ' +
      oldest +
      ' into node_modules/.bin. Do not use --ignore-scripts or --omit=dev with it.)',
  );
  process.exit(1);
}
