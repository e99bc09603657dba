package sample;

/** The two legacy systems of the pilot. */
public enum Chimney {
    POPULATION("public-security.population", "population-basic"),
    INSURANCE("human-resources.social-insurance", "social-insurance-status");

    private final String system;
    private final String resource;

    Chimney(String system, String resource) {
        this.system = system;
        this.resource = resource;
    }

    public String system() {
        return system;
    }

    public String resource() {
        return resource;
    }
}
