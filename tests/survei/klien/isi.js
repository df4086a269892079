// Answers typed into a form as an app does: nodes by name, in the order given; what the form does not show is not typed.
async ([xform, lembar]) => {
  const { createInstance } = await import("/index.js");
  const hasil = [];
  for (const isi of lembar) {
    const { root } = await createInstance(xform, {});
    const nama = new Map();
    const jalan = (n) => {
      nama.set(n.currentState.reference.split("/").at(-1), n);
      for (const anak of n.currentState.children ?? []) jalan(anak);
    };
    jalan(root);
    const tersembunyi = [];
    for (const [kunci, nilai] of isi) {
      const n = nama.get(kunci);
      if (!n?.currentState.relevant) tersembunyi.push(kunci);
      else if (n.nodeType === "select") n.selectValues(Array.isArray(nilai) ? nilai : [nilai]);
      else n.setValue(nilai);
    }
    const muatan = await root.prepareInstancePayload();
    const langgar = (muatan.violations ?? []).map((x) => `${x.reference.split("/").at(-1)} ${x.violation.condition}`);
    const tampak = [...nama].filter(([, n]) => n.currentState.relevant && n.currentState.children === null).map(([k]) => k);
    hasil.push({ tersembunyi, langgar, tampak, xml: await muatan.data[0].get("xml_submission_file").text() });
  }
  return hasil;
}
