// SPDX-License-Identifier: Apache-2.0
// Holds PDFs against a profile of veraPDF: java -cp JAR .ci/Validate.java PDFUA-1|PDFA-3A [-CLAUSE ...] FILE...
// JAR carries veraPDF's engine and profiles without its command line. A rule such as -5-1 is passed over.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Validate {
  static final int FEWEST = 100; // assertions; a file of which fewer were made was not read as what it is

  public static void main(String[] words) throws Exception {
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile(words[0]);
    Set<String> passedOver = new HashSet<>();
    boolean failed = false;
    for (int n = 1; n < words.length; n++) {
      if (words[n].startsWith("-")) passedOver.add(words[n].substring(1));
      else failed |= !holds(profile, passedOver, words[n]);
    }
    System.exit(failed ? 1 : 0);
  }

  /** Whether a file keeps every rule of the profile; each rule that it breaks is printed once. */
  static boolean holds(ValidationProfile profile, Set<String> passedOver, String file) throws Exception {
    PDFAFlavour flavour = profile.getPDFAFlavour();
    try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
        var validator = Foundries.defaultInstance().createValidator(profile, 10, true, true, false)) {
      ValidationResult result = validator.validate(parser);
      var broken = new TreeMap<String, TestAssertion>();
      for (TestAssertion one : result.getTestAssertions()) {
        String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
        if (one.getStatus() == TestAssertion.Status.FAILED && !passedOver.contains(rule)) broken.putIfAbsent(rule, one);
      }
      boolean good = broken.isEmpty() && result.getTotalAssertions() >= FEWEST;
      System.out.printf("%s %s %s, %d assertions%n", good ? "valid  " : "INVALID", flavour, file, result.getTotalAssertions());
      broken.forEach((rule, one) -> System.out.println("  " + rule + ": " + one.getErrorMessage() + " at " + one.getLocation().getContext()));
      return good;
    }
  }

  /** A profile of the JAR, rule by rule: the JAR lacks what veraPDF itself reads them with. */
  static ValidationProfile profile(String name) throws Exception {
    var builders = DocumentBuilderFactory.newInstance();
    builders.setNamespaceAware(true);
    Element root;
    try (InputStream in = Validate.class.getClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/" + name + ".xml")) {
      root = builders.newDocumentBuilder().parse(in).getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    List<Element> written = all(root, "rule");
    for (Element one : written) rules.add(rule(one));
    if (rules.size() != written.size()) throw new IllegalStateException("rules of the profile were lost");
    Set<Variable> variables = new HashSet<>();
    for (Element one : all(root, "variable")) {
      variables.add(Profiles.variableFromValues(one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
    }
    Element details = all(root, "details").get(0);
    var told = Profiles.profileDetailsFromValues(text(details, "name"), text(details, "description"), details.getAttribute("creator"), new Date());
    return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")), told, "", rules, variables);
  }

  static Rule rule(Element one) {
    Element id = all(one, "id").get(0), error = all(one, "error").get(0);
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element argument : all(error, "argument")) arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
    RuleId named = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")), id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
    Boolean deferred = "true".equals(one.getAttribute("deferred")) ? Boolean.TRUE : null;
    return Profiles.ruleFromValues(named, one.getAttribute("object"), deferred, one.getAttribute("tags"), text(one, "description"), text(one, "test"), Profiles.errorFromValues(text(error, "message"), arguments), new ArrayList<>());
  }

  static List<Element> all(Element under, String name) {
    NodeList found = under.getElementsByTagNameNS("*", name);
    List<Element> made = new ArrayList<>();
    for (int n = 0; n < found.getLength(); n++) made.add((Element) found.item(n));
    return made;
  }

  static String text(Element under, String name) {
    List<Element> found = all(under, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }
}
