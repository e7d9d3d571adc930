// JavaScript, because an older Node cannot even read the TypeScript that would say so.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Node ${process.versions.node} is too old. Run "npm ci" first: it brings Node 24 into node_modules, and "npm start" uses that. ` +
      '（Node 版本过低：请先运行 npm ci，它会自带 Node 24。）',
  );
  process.exit(1);
}
